import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Qrels } from './retrieval-quality.ts';

/** Documents, questions, and which documents people found to answer them. */
export interface Collection {
  readonly name: string;
  readonly directory: string;
}

const parts = ['docs', 'queries.tsv', 'qrels.txt'];

const isCollection = (path: string): boolean => parts.every((part) => existsSync(join(path, part)));

/** The folder itself, or the collections in it. */
export function findCollections(directory: string): readonly Collection[] {
  const found = isCollection(directory) ? [directory] : readdirSync(directory).map((name) => join(directory, name));
  return found.filter(isCollection).map((path) => ({ name: basename(path), directory: path }));
}

export interface Question {
  readonly id: string;
  readonly text: string;
}

export function readQueries(directory: string): readonly Question[] {
  return lines(join(directory, 'queries.tsv')).map((line) => {
    const tab = line.indexOf('\t');
    return { id: line.slice(0, tab), text: line.slice(tab + 1) };
  });
}

/** TREC's format: question, iteration, document, relevance. */
export function readQrels(directory: string): Qrels {
  const qrels = new Map<string, Map<string, number>>();
  for (const line of lines(join(directory, 'qrels.txt'))) {
    const [question = '', , document = '', relevance] = line.split(/\s+/);
    const judged = qrels.get(question) ?? new Map<string, number>();
    qrels.set(question, judged.set(document, Number(relevance)));
  }
  return qrels;
}

const lines = (path: string): readonly string[] => readFileSync(path, 'utf8').split(/\r?\n/).filter(Boolean);
