"""Checks the digests of every good bundle and history of the conformance kit: python3 check.py"""
import functools, hashlib, json, pathlib

KIT = pathlib.Path(__file__).resolve().parent
ORDER = ["seq", "at", "seen", "by", "undoes", "with", "type", "id", "set"]


class Number(str):
    """A number as it was spelled, since re-encoding never touches numbers."""


def canonical(value):
    if isinstance(value, Number):
        return value
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode())
        return "{" + ",".join(f"{canonical(k)}:{canonical(v)}" for k, v in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def encoded(event):
    """The canonical bytes of an event: known keys in the order of the format, then the others."""
    keys = [k for k in ORDER if k in event] + sorted(event.keys() - ORDER, key=str.encode)
    return ("{" + ",".join(f"{canonical(k)}:{canonical(event[k])}" for k in keys) + "}").encode()


def chained(digest, events):
    return functools.reduce(lambda d, event: hashlib.sha256(d + event).digest(), events, digest)


def check(path):
    """The number of events of a bundle, if all of its digests are right."""
    data = path.read_bytes()
    bundle = json.loads(data.decode("utf-8-sig"), parse_int=Number, parse_float=Number)
    lines = [line.strip().removesuffix(b",") for line in data.splitlines()]
    spelled = iter([line for line in lines if line.startswith(b'{"seq":')])
    for segment in bundle["logs"]:
        device, first = segment["device"][:12], int(segment["first"])
        before, after = bytes.fromhex(segment["before"]), bytes.fromhex(segment["after"])
        if first == 1:
            assert before == hashlib.sha256(b"duolog log 1\n" + device.encode()).digest(), path
        numbers = [int(event["seq"]) for event in segment["events"]]
        assert numbers == list(range(first, int(segment["last"]) + 1)), path
        spellings = [map(encoded, segment["events"]), [next(spelled, b"") for _ in numbers]]
        assert after in [chained(before, events) for events in spellings], path
    return sum(len(segment["events"]) for segment in bundle["logs"])


expected = json.loads((KIT / "expected.json").read_text("utf-8"))
good = {k: v for k, v in expected["bundles"].items() if v["outcome"] == "good"}
for name, bundle in good.items():
    assert check(KIT.parent / name) == bundle["events"], name
for name, history in expected["histories"].items():
    for file in history["files"]:
        check(KIT / "histories" / name / file)
    listing = (KIT / "histories" / name / "state.txt").read_bytes()
    assert hashlib.sha256(listing).hexdigest() == history["state"], name
print(f"{len(good)} bundles and {len(expected['histories'])} histories: all digests are right")
