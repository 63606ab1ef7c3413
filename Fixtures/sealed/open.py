#!/usr/bin/env python3
"""Opens a sealed bundle with nothing but Python, as the article "Sealing" describes: open.py KEYFILE FILE [--show].

A reader to compare another one with. It is slow, not constant in time, and not for daily use."""
import base64, hashlib, hmac, struct, sys

M = 0xFFFFFFFF


def chacha_block(key, counter, nonce):
    start = [0x61707865, 0x3320646E, 0x79622D32, 0x6B206574, *struct.unpack("<8I", key), counter,
             *struct.unpack("<3I", nonce)]
    s = start[:]

    def quarter(a, b, c, d):
        for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            s[x] = s[x] + s[y] & M
            s[z] ^= s[x]
            s[z] = (s[z] << turn | s[z] >> 32 - turn) & M

    for _ in range(10):
        for i in range(4):
            quarter(i, 4 + i, 8 + i, 12 + i)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    return struct.pack("<16I", *(a + b & M for a, b in zip(s, start)))


def open_chacha_poly(key, nonce, sealed):
    """RFC 8439, section 2.8, without additional data."""
    text, tag = sealed[:-16], sealed[-16:]
    one_time = chacha_block(key, 0, nonce)[:32]
    r = int.from_bytes(one_time[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    coded = text + bytes(-len(text) % 16) + struct.pack("<QQ", 0, len(text))
    sum = 0
    for i in range(0, len(coded), 16):
        sum = (sum + int.from_bytes(coded[i:i + 16] + b"\1", "little")) * r % (2**130 - 5)
    expected = (sum + int.from_bytes(one_time[16:], "little")) % 2**128
    if not hmac.compare_digest(expected.to_bytes(16, "little"), tag):
        raise ValueError("a chunk, or the file key, is not authentic")
    stream = b"".join(chacha_block(key, 1 + i // 64, nonce) for i in range(0, len(text), 64))
    return bytes(a ^ b for a, b in zip(text, stream))


def hkdf(secret, salt, info):
    """RFC 5869, 32 bytes."""
    key = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(key, info + b"\1", "sha256")


def unpadded(text):
    return base64.b64decode(text + b"=" * (-len(text) % 4))


def open_sealed(key, file, show=lambda name, value: None):
    version, stanza, body, rest = file.split(b"\n", 3)
    mac_line, payload = rest.split(b"\n", 1)
    arrow, kind, salt, work = stanza.split(b" ")
    if (version, arrow, kind, mac_line[:4]) != (b"age-encryption.org/v1", b"->", b"scrypt", b"--- "):
        raise ValueError("not a file that a couple's key has sealed")
    wrap = hashlib.scrypt(key, salt=b"age-encryption.org/v1/scrypt" + unpadded(salt), n=2**int(work),
                          r=8, p=1, dklen=32, maxmem=2**29)
    show("wrap key", wrap)
    file_key = open_chacha_poly(wrap, bytes(12), unpadded(body))
    show("file key", file_key)
    coded = b"\n".join((version, stanza, body)) + b"\n---"
    if not hmac.compare_digest(hmac.digest(hkdf(file_key, b"", b"header"), coded, "sha256"), unpadded(mac_line[4:])):
        raise ValueError("the header is not authentic")
    payload_key = hkdf(file_key, payload[:16], b"payload")
    show("payload key", payload_key)
    chunks = [payload[i:i + 65552] for i in range(16, len(payload), 65552)]
    return b"".join(
        open_chacha_poly(payload_key, struct.pack(">Q", i).rjust(11, b"\0") + bytes([i == len(chunks) - 1]), chunk)
        for i, chunk in enumerate(chunks))


if __name__ == "__main__":
    say = lambda name, value: print(f"{name}: {value.hex()}", file=sys.stderr)
    quiet = lambda name, value: None
    key = open(sys.argv[1], "rb").read().strip()
    file = open(sys.argv[2], "rb").read()
    sys.stdout.buffer.write(open_sealed(key, file, say if "--show" in sys.argv else quiet))
