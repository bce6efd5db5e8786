#!/bin/sh
# The forum as a CGI program: what its settings are on this server stands here.
PARLEY_DATA=/var/lib/parley
PARLEY_PUBLICURL=https://forum.example.org
export PARLEY_DATA PARLEY_PUBLICURL
exec /opt/parley/parley cgi
