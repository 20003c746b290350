"""recoll_search_times.py CONF: what search-times.ts does, with Recoll."""
import json
import sys
import time

from recoll import recoll

request = json.load(sys.stdin)
database = recoll.connect(confdir=sys.argv[1])


def ask_all():
    times = []
    for text in request["queries"]:
        started = time.perf_counter()
        query = database.query()
        total = query.execute(text)
        for document in query.fetchmany(request["limit"]):
            if request["snippets"]:
                query.makedocabstract(document)
        times.append([(time.perf_counter() - started) * 1000, total])
    return times


ask_all()
json.dump(ask_all(), sys.stdout)
