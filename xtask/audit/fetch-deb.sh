#!/bin/sh
# Downloads a package of the distribution, unpacks it into `package/` and leaves its upstream version in `version`.
# Usage: fetch-deb.sh PACKAGE
set -eu
apt-get download -qq "$1"
dpkg-deb -x "$1"_*.deb package
# An epoch in front and everything behind the upstream numbers are the distribution's own.
dpkg-deb -f "$1"_*.deb Version | sed -E 's/^[0-9]+://; s/^([0-9]+(\.[0-9]+)*).*/\1/' > version
