#!/bin/sh
# Prints the integer constants of C headers whose names begin with a prefix, as the compiler sees them.
# Usage: extract-c.sh PREFIX HEADER...
set -eu
prefix=$1
shift
include=package/usr/include
program=constants-$prefix
names() {
  for header; do
    # Without comments, which also mention names; macros stay as they are written.
    gcc -w -fpreprocessed -dD -E -P "$include/$header" > "$program.txt"
    sed -nE "s/^[[:space:]]*#[[:space:]]*define[[:space:]]+($prefix[A-Z0-9_]+)[[:space:]]+[-(0-9].*/\1/p" "$program.txt"
    grep -v '^[[:space:]]*#' "$program.txt" | tr ',{}' '\n\n\n' |
      sed -nE "s/^[[:space:]]*($prefix[A-Z0-9_]+)[[:space:]]*(=[^;]*)?$/\1/p"
  done | sort -u
}
{
  echo '#include <stdio.h>'
  for header; do echo "#include \"$header\""; done
  cat << 'END'
#define PRINT(name) printf("%s\t%lld\n", #name, (long long)(name))
int main(void) {
END
  names "$@" | sed 's/.*/  PRINT(&);/'
  echo '}'
} > "$program.c"
gcc -w -fno-diagnostics-show-caret -I "$include" -o "$program" "$program.c"
"./$program"
