#!/bin/sh
# Make sure that the browser tests have a Chromium: the one on the machine, else Debian's
# package where root may install it, else Playwright's own download, else a clear message.
# Usage: install_chromium.sh BIN_FOLDER_OF_THE_VIRTUAL_ENVIRONMENT
set -u
bin=$1

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; then
        exit 0
    fi
fi

if "$bin/python" -m playwright install chromium; then
    exit 0
fi

echo "No Chromium: install the package 'chromium' of your system, then run 'make test' again." >&2
exit 1
