"""Executes seccomp filters as the kernel would, so that tests can ask about system calls that they must not make."""

import errno
import struct
import sys

ALLOW, ERRNO = 0x7FFF0000, 0x50000


def answer(program, architecture, call, *arguments):
    """What a filter does with a system call: "allowed", the name of an error, or "killed".

    program: classic BPF, as seccomp(2) takes it. architecture: its AUDIT_ARCH number. call: the call's number there.
    """
    data = struct.pack("=iIQ6Q", call, architecture, 0, *(*arguments, *[0] * 6)[:6])
    steps = [struct.unpack_from("=HBBI", program, at) for at in range(0, len(program), 8)]
    value = at = 0
    while True:
        code, yes, no, k = steps[at]
        at += 1
        if code == 0x20:  # load
            (value,) = struct.unpack_from("=I", data, k)
        elif code == 0x54:  # and
            value &= k
        elif code == 0x05:  # jump
            at += k
        elif code & 7 == 5:  # jump if equal, greater, not less, or some bits are set
            at += yes if {1: value == k, 2: value > k, 3: value >= k, 4: bool(value & k)}[code >> 4] else no
        elif code == 0x06:
            return "allowed" if k == ALLOW else errno.errorcode[k & 0xFFFF] if k & ~0xFFFF == ERRNO else "killed"
        else:
            raise ValueError(f"step {at} is not known: {code:#x}")


assert sys.byteorder == "little"  # or the halves of arguments lie the other way round
