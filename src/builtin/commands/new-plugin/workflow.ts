/** `.github/workflows/ci.yml`: every push is tested with the oldest and the newest Node, and must be fit to be published. */
export const workflow = (): string => `name: CI
on: [push, pull_request]
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        node: ['22.18', 24]
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: \${{ matrix.node }}
      - run: npm install --ignore-scripts
      - run: npm test
      - run: npx paise2 plugins pack
`;
