// A worker program that listens and never says a word.
process.on('message', () => {});
