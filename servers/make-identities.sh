#!/bin/sh
# Makes the key stores that TlsIdentity reads, under one authority whose key is thrown away.
# The JDK can make certificates with its keytool only, so the result is kept with the sources.
set -eu
cd "$(dirname "$0")/src/main/resources/org/patchbay/servers"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tool() {
  keytool "$@" -storetype PKCS12 -storepass patchbay
}
authority="$work/authority.p12"
tool -genkeypair -keystore "$authority" -alias authority -keyalg EC -groupname secp256r1 \
  -dname "CN=Patchbay test authority" -startdate "2020/01/01 00:00:00" -validity 36500 \
  -ext bc:critical=ca:true -ext ku:critical=keyCertSign,cRLSign
tool -exportcert -keystore "$authority" -alias authority -rfc -file "$work/authority.pem"
identity() { # name, subject alternative names, days valid
  rm -f "$1.p12"
  tool -genkeypair -keystore "$1.p12" -alias server -keyalg EC -groupname secp256r1 -dname "CN=$1"
  tool -certreq -keystore "$1.p12" -alias server -file "$work/$1.csr"
  tool -gencert -keystore "$authority" -alias authority -infile "$work/$1.csr" -rfc \
    -outfile "$work/$1.pem" -startdate "2020/01/01 00:00:00" -validity "$3" \
    -ext "san=$2" -ext ku=digitalSignature -ext eku=serverAuth
  cat "$work/$1.pem" "$work/authority.pem" >"$work/$1-chain.pem"
  tool -importcert -keystore "$1.p12" -alias server -file "$work/$1-chain.pem" -noprompt
}
identity localhost "dns:localhost,ip:127.0.0.1,ip:::1" 36499
identity expired "dns:localhost,ip:127.0.0.1,ip:::1" 30
identity elsewhere "dns:elsewhere.invalid" 36499
