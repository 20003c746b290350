#!/usr/bin/env bash
# Makes the corpora of bench/README.md below DIR from Debian packages (needs apt, dpkg-deb, xz, python3): code, html, md, big.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:?usage: bench/make-corpora.sh DIR}
mkdir -p "$out/packages"
out=$(cd "$out" && pwd)
cd "$out/packages"

fetch() {
  local package
  for package in "$@"; do
    compgen -G "${package}_*.deb" >/dev/null || apt-get download -q "$package"
    dpkg-deb -x "${package}"_*.deb "$out/packages/$package"
  done
}

# code: the parts of the Linux sources that a reader would search, without links.
fetch linux-source-6.1
if [ ! -d "$out/code" ]; then
  mkdir -p "$out/packages/linux"
  tar -xf linux-source-6.1/usr/src/linux-source-6.1.tar.xz -C "$out/packages/linux" --strip-components=1
  mkdir "$out/code"
  cd "$out/packages/linux"
  cp -a --parents include fs net kernel mm lib sound block crypto security init ipc tools drivers/usb drivers/iio drivers/clk "$out/code"
  find "$out/code" -type l -delete
  cd "$out/packages"
fi

# html: manuals.
manuals="postgresql-doc-15 python3.11-doc debian-handbook octave-doc libglib2.0-doc maxima-doc libstdc++-12-doc"
fetch $manuals
if [ ! -d "$out/html" ]; then
  mkdir "$out/html"
  for package in $manuals; do (cd "$package" && find . -type f -name '*.html' -exec cp --parents -t "$out/html" {} +); done
fi

# md: the manuals' text as Markdown-like files; headings kept.
# big: 100,000 pieces of about 1 kB from kernel documentation and manuals, shuffled, 1,000 in a folder.
python3 "$here/cut_corpora.py" "$out"
for corpus in md code html big; do printf '%s: %s files, %s\n' "$corpus" "$(find "$out/$corpus" -type f | wc -l)" "$(du -sh --apparent-size "$out/$corpus" | cut -f1)"; done
