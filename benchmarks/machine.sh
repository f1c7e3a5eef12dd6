# shellcheck shell=bash
# The machine that was measured on, as a Markdown list. Sourced, not run.

processor() { sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1 | grep . || uname -m; }

memory() { awk '/^MemTotal/ { printf "%.0f GiB\n", $2 / 1048576 }' /proc/meminfo 2>/dev/null || echo unknown; }

system() { sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release 2>/dev/null || uname -s; }

# The commit, and whether the sources were changed since.
version() {
  local commit
  commit=$(git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)
  if git status --porcelain --untracked-files=no 2>/dev/null | grep -qv ' benchmarks/RESULTS.md$'; then
    commit+=" with changes"
  fi
  echo "$commit"
}

load() { cut -d ' ' -f 1-3 /proc/loadavg 2>/dev/null || echo unknown; }

machine() {
  say "- processor: $(processor), $(nproc) cores seen"
  say "- memory: $(memory)"
  say "- system: $(system), kernel $(uname -r | cut -d - -f 1)"
  say "- .NET SDK $(dotnet --version), $(c++ --version | head -n 1)"
}

# When a part was measured, of what, and how busy the machine was then: for the end of its tables.
measured() {
  say ""
  say "*Measured on $(date -u +%F), commit $(version); load average at the end: $(load).*"
}
