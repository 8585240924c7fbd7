"""The tables of docs/performance.md from the lines of JSON that a run of `benches/run` left."""

import datetime
import json
import os
import sys


def time(micros):
    return f"{micros:.0f} µs" if micros < 1000 else f"{micros / 1000:.1f} ms"


def cpu():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def main(path):
    with open(path, encoding="utf-8") as lines:
        figures = [json.loads(line) for line in lines if line.strip()]
    print(f"{datetime.date.today()}, {os.cpu_count()} cores ({cpu()}).\n")
    for facts in dict.fromkeys(line["facts"] for line in figures):
        print(f"{facts:,} facts\n")
        print("| | load | most memory | median | p99 | questions a second and core | right fact first |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for line in (line for line in figures if line["facts"] == facts):
            own = "name" not in line
            name = "**Puente**" if own else f"{line['name']} {line['version']}"
            load = sum(line["load_ms"]) if own else line["load_ms"]
            memory = line["memory_mib"][1] if own else line["memory_mib"]
            found = "" if line["found"] is None else f"{100 * line['found']:.1f} %"
            times = f"{time(line['median_us'])} | {time(line['p99_us'])} | {line['rate']:,.0f}"
            print(f"| {name} | {load / 1000:.2f} s | {memory:.0f} MiB | {times} | {found} |")
        print()


main(sys.argv[1])
