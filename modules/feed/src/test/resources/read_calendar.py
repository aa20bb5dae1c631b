"""Reads an iCalendar file with a parser of another language and prints its events as JSON lines, in order."""
import datetime
import json
import sys

from icalendar import Calendar

with open(sys.argv[1], "rb") as file:
    calendar = Calendar.from_ical(file.read())

for event in calendar.walk("VEVENT"):
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    assert type(start) is datetime.date and type(end) is datetime.date, "whole days"
    categories = event.get("CATEGORIES")
    print(json.dumps({
        "uid": str(event["UID"]),
        "start": start.isoformat(),
        "end": (end - datetime.timedelta(days=1)).isoformat(),
        "title": str(event["SUMMARY"]),
        "text": str(event.get("DESCRIPTION", "")),
        "standing": str(event["STATUS"]),
        "sequence": int(event["SEQUENCE"]),
        "changed": event.decoded("LAST-MODIFIED").strftime("%Y-%m-%dT%H:%M:%SZ"),
        "topics": [str(topic) for topic in categories.cats] if categories is not None else [],
    }, ensure_ascii=True))
