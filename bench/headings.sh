#!/usr/bin/env bash
# Hierarchy of headings found in PDFs without tags and outline, beside opendataloader-pdf on the same files:
# similarity of trees, 1 = equal (HeadingsTest says how, and what is expected). PEER names the program file of
# opendataloader-pdf (Apache-2.0), lib/opendataloader-pdf-cli.jar of the npm package @opendataloader/pdf; without it
# the package is installed in target/peers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ -z "${PEER:-}" ]; then
  mkdir -p target/peers
  npm install --silent --ignore-scripts --prefix target/peers @opendataloader/pdf@2.5.0
  PEER=$PWD/target/peers/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar
fi
mvn -q -B -pl framers -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=HeadingsTest \
  -Dsurefire.arguments="-Xmx2g -Dopendataloader=$PEER" ${TREES:+"-Dheadings.trees=$TREES"} | grep -E "^ |^headings"
