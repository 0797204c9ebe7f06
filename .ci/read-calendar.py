"""Reads promises.ics with a library that no one here wrote, and says whether it found what was written."""

import datetime
import sys

import icalendar

UTC = datetime.timezone.utc
with open(sys.argv[1], "rb") as file:
    raw = file.read()
calendar = icalendar.Calendar.from_ical(raw)
meal, parcel, garden = events = calendar.walk("VEVENT")

expected = {
    "every line ends with CR LF": raw.count(b"\n") == raw.count(b"\r\n"),
    "no line is longer than 75 octets": all(len(line) <= 75 for line in raw.split(b"\r\n")),
    "nothing was ignored": all(not event.errors for event in events),
    "version": calendar["VERSION"] == "2.0",
    "each has a name of its own": len({str(event["UID"]) for event in events}) == 3,
    "each says when it was written": all(
        event["DTSTAMP"].dt == datetime.datetime(2026, 11, 23, 9, 0, tzinfo=UTC) for event in events),
    "summary": meal["SUMMARY"] == 'A meal: lasagne, salad; "no nuts"',
    "description": meal["DESCRIPTION"].startswith("The day before is fine too.\nBack\\slash, ünïcödé 🍮"),
    "from": meal["DTSTART"].dt == datetime.datetime(2026, 7, 6, 15, 0, tzinfo=UTC),
    "to": meal["DTEND"].dt == datetime.datetime(2026, 7, 6, 16, 30, tzinfo=UTC),
    "reminder": meal.walk("VALARM")[0]["TRIGGER"].dt == datetime.timedelta(hours=-2),
    "a day": (parcel["DTSTART"].dt, parcel["DTEND"].dt)
    == (datetime.date(2026, 12, 31), datetime.date(2027, 1, 1)),
    "a later version": parcel["SEQUENCE"] == 3,
    "three days": (garden["DTSTART"].dt, garden["DTEND"].dt)
    == (datetime.date(2026, 3, 28), datetime.date(2026, 3, 31)),
    "cancelled, so without a reminder": garden["STATUS"] == "CANCELLED" and not garden.walk("VALARM"),
}
for name, held in expected.items():
    print("ok  " if held else "OFF ", name)
sys.exit(0 if all(expected.values()) else 1)
