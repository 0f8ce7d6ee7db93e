"""The questions of the benchmark EndToEnd, answered by Polars on two threads.

Like DuckDB it reads the fields asked about and checks nothing. It prints the answers, sorted, and
then the milliseconds of all processors and the most bytes that were resident. Its argument is a
folder that `hub sample` made.
"""

import os

os.environ["POLARS_MAX_THREADS"] = "2"

import resource
import sys
from decimal import Decimal
from pathlib import Path

import polars as pl

NUMBER = pl.Struct({"qualifier": pl.String, "value": pl.Int64})
ROW = pl.Struct({"country": pl.String, "sex": pl.String, "role": pl.String, "number": NUMBER})
EVENT = {
    "startsOn": pl.String,
    "type": pl.String,
    "format": pl.String,
    "theme": pl.String,
    "host": pl.String,
    "hubRole": pl.String,
    "participants": NUMBER,
    "participations": pl.List(ROW),
}
CONTRIBUTION = {
    "donor": pl.String,
    "period": pl.String,
    "stage": pl.String,
    "amount": pl.Struct({"amount": pl.String, "currency": pl.String}),
}


def exact(number):
    return pl.when(number.struct.field("qualifier") == "exact").then(
        number.struct.field("value")
    )


def events(folder):
    row = pl.element()
    role = row.struct.field("role").fill_null("participant")
    number = row.struct.field("number")
    came = (number.struct.field("qualifier") == "exact") & ~role.is_in(["organiser", "staff"])
    numbers = pl.col("attended").list.eval(number.struct.field("value"))
    return (
        pl.scan_ndjson(folder / "events.ndjson", schema=EVENT)
        .filter(pl.col("hubRole") != "participant")
        .select(
            pl.col("startsOn").str.slice(0, 4).alias("year"),
            pl.col("type").alias("eventType"),
            "format",
            "theme",
            "host",
            exact(pl.col("participants")).alias("total"),
            pl.col("participations").list.eval(row.filter(came)).alias("attended"),
        )
        .with_columns(
            pl.when(pl.col("attended").list.len() > 0).then(numbers.list.sum()).alias("inRows")
        )
        .collect(engine="streaming")
    )


def people(event):
    beyond = event.filter(
        (pl.col("total") > pl.col("inRows"))
        | (pl.col("total").is_not_null() & pl.col("inRows").is_null())
    )
    rows = (
        event.lazy()
        .select(pl.col("attended").explode(empty_as_null=False).alias("row"))
        .filter(pl.col("row").is_not_null())
        .select(
            pl.col("row").struct.field("country"),
            pl.col("row").struct.field("sex"),
            pl.col("row").struct.field("number").struct.field("value").alias("number"),
        )
        .group_by("country", "sex")
        .agg(pl.col("number").sum())
        .collect(engine="streaming")
    )
    if beyond.is_empty():
        return rows
    rest = beyond.select((pl.col("total") - pl.col("inRows").fill_null(0)).sum()).item()
    unsaid = {"country": [None], "sex": [None], "number": [rest]}
    return pl.concat([rows, pl.DataFrame(unsaid, schema=rows.schema)])


def parts(metric, unit, table, by, name, number):
    """A line for each part of a metric by one column."""
    for part, value in table.group_by(by).agg(number).iter_rows():
        yield f"{metric}|{name}={'not_recorded' if part is None else part}|{unit}", value


def answers(folder):
    event = events(folder)
    yield "capacity_events|events", event.height
    yield "events_hosted|events", event.height
    for by in ["year", "eventType", "format", "theme"]:
        yield from parts("capacity_events", "events", event, by, by, pl.len())
    yield from parts("events_hosted", "events", event, "host", "country", pl.len())

    own = event.select(pl.coalesce("total", "inRows")).to_series().drop_nulls()
    if own.len() > 0:
        yield "capacity_participants|participants", own.sum()
    came = people(event)
    for by in ["country", "sex"]:
        number = pl.col("number").sum()
        yield from parts("capacity_participants", "participants", came, by, by, number)
    countries = came.filter((pl.col("number") > 0) & pl.col("country").is_not_null())
    if not countries.is_empty():
        yield "capacity_countries|countries", countries["country"].n_unique()

    amount = pl.col("amount").struct.field("amount")  # as text: no decimals are read from JSON
    sums = (
        pl.scan_ndjson(folder / "contributions.ndjson", schema=CONTRIBUTION)
        .group_by(
            "donor",
            pl.col("period").str.slice(0, 4).alias("year"),
            "stage",
            pl.col("amount").struct.field("currency").alias("currency"),
        )
        .agg(amount.cast(pl.Decimal(18, 2)).sum().alias("sum"))
        .collect(engine="streaming")
    )
    for donor, year, stage, currency, value in sums.iter_rows():
        yield f"contributions|donor={donor}|year={year}|stage={stage}|{currency}", value


def main():
    lines = sorted(
        f"{question}|{format(Decimal(number).normalize(), 'f')}"
        for question, number in answers(Path(sys.argv[1]))
    )
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(*lines, sep="\n")
    print(round((used.ru_utime + used.ru_stime) * 1000))
    print(used.ru_maxrss * 1024)


main()
