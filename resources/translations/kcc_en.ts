<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="nl">
<context>
    <name>Start</name>
    <message>
        <source>KCC Desktop</source>
        <translation>KCC Desktop</translation>
    </message>
</context>
</TS>
