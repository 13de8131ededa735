# What ./run, ./test and ./guiju have in common. Sourced with $root set to the top of the working tree.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

# fail ZH EN: says in both languages why it cannot go on, and ends.
fail() { say "✗ $1"; say "  $2"; exit 1; }

# Runs a step quietly; on failure shows the end of its log.  step NAME LOG COMMAND…
step() {
  local name=$1 log=$2 began=$SECONDS; shift 2
  mkdir -p "$(dirname "$log")"
  if "$@" >"$log" 2>&1 </dev/null; then
    say "✓ $name ($((SECONDS - began)) s)"
  else
    local code=$?
    say "✗ $name ($((SECONDS - began)) s): exit code $code, log: ${log#"$root"/}"
    tail -n 60 "$log" | cut -c 1-300 >&2
    return $code
  fi
}

is_debian() { [ -r /etc/debian_version ] && command -v apt-get >/dev/null; }

as_admin() {
  if [ "$(id -u)" = 0 ]; then env DEBIAN_FRONTEND=noninteractive "$@"; else sudo env DEBIAN_FRONTEND=noninteractive "$@"; fi
}

# Installs Debian packages; the package lists are refreshed first.  debian_install PACKAGE…
debian_install() {
  is_debian || return 1
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || return 1
  as_admin apt-get update -q && as_admin apt-get install -y -q --no-install-recommends "$@"
}

has_dotnet() { command -v dotnet >/dev/null && dotnet --list-sdks | grep '^10\.' >/dev/null; }
has_icu() { [ "$(uname)" != Linux ] || ldconfig -p 2>/dev/null | grep libicuuc >/dev/null; }
new_enough() { [ "$(printf '%s\n20.19.0\n' "$1" | sort -V | head -n 1)" = 20.19.0 ]; }
has_node() { command -v node >/dev/null && command -v npm >/dev/null && new_enough "$(node --version | tr -d v)"; }
debian_node() { apt-cache policy nodejs 2>/dev/null | sed -n 's/.*Candidate: \([0-9.]*\).*/\1/p'; }

# The two tools that everything needs. What Debian has is installed, for the rest we say where it is found.
need_tools() {
  local log="$root/artifacts/install.log"

  has_dotnet || fail "缺少 .NET 10 SDK。安装方法见 https://dotnet.microsoft.com/download/dotnet/10.0 （Debian 自带软件源中没有）。" \
    "The .NET 10 SDK is missing. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 (Debian itself does not have it)."

  has_icu || step "安装 libicu / install libicu" "$log" debian_install libicu-dev ||
    fail "缺少 ICU 库（libicu），.NET 需要它。" "The ICU library (libicu) is missing; .NET needs it."

  if ! has_node && is_debian; then
    new_enough "$(debian_node)" && step "安装 Node.js / install Node.js" "$log" debian_install nodejs npm
  fi
  has_node || fail "缺少 Node.js 20.19 或更新版本（含 npm）。安装方法见 https://nodejs.org/ 。" \
    "Node.js 20.19 or newer (with npm) is missing. Get it from https://nodejs.org/."
}

# One number for the content of some paths, leaving out what builds produce.  fingerprint PATH…
fingerprint() {
  (cd "$root" && find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune -o -type f -print0 2>/dev/null |
    xargs -0 cksum | LC_ALL=C sort | cksum)
}

# Runs the command unless the sources are what they were when it last succeeded.  when_changed NAME "PATHS" PRODUCT COMMAND…
when_changed() {
  local name=$1 sources=$2 product=$3 stamp="$root/artifacts/stamps/$1" now; shift 3
  # shellcheck disable=SC2086
  now=$(fingerprint $sources)
  if [ -e "$root/$product" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then return 0; fi
  rm -f "$stamp"
  "$@" || return
  mkdir -p "$(dirname "$stamp")"
  printf '%s\n' "$now" >"$stamp"
}

npm_ci() { step "安装界面的依赖 / installing the screens' packages" "$root/artifacts/build/npm.log" npm --prefix "$root/web" ci --no-audit --no-fund; }
web_packages() { when_changed web-packages "web/package-lock.json" web/node_modules npm_ci; }
web_build() { step "构建界面 / building the screens" "$root/artifacts/build/web.log" npm --prefix "$root/web" run build; }
dotnet_sources="src Directory.Build.props Directory.Packages.props"
# The command line has the server in it, so one build makes both.
dotnet_build() { step "构建服务器和命令行 / building server and command line" "$root/artifacts/build/dotnet.log" dotnet build "$root/src/Guiju.Cli" -c Release; }

# stop PID…: asks processes to end; those that have ended already are no fault.
stop() { kill -TERM "$@" 2>/dev/null; return 0; }
