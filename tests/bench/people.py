#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A register of so many invented people, the same at each call: people.py <count> [work centre...] > file.csv. Their CURPs
are valid, their addresses lead nowhere."""
import random
import sys

ALPHABET = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ"
VALUE = {letter: place for place, letter in enumerate(ALPHABET)}
STATES = ["AS", "BC", "CC", "CM", "DF", "GT", "JC", "MC", "MN", "NL", "OC", "PL", "VZ", "YN", "NE"]
GIVEN = ["María José", "José Luis", "Juan Carlos", "Guadalupe", "Íñigo", "Ana Sofía", "Begoña", "Martín", "Zoë", "Ángel"]
SURNAMES = ["Hernández", "García", "Martínez", "López", "Muñoz", "Ibáñez", "Güemes", "Fernández de Córdoba", "de la Cruz"]
CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ"


def check_digit(first):
    total = sum(VALUE[letter] * (18 - place) for place, letter in enumerate(first))
    return str((10 - total % 10) % 10)


def curp(number, chance):
    """No two numbers have the same: the number stands in letters and date."""
    letters = ""
    for base in (26, 5, 26, 26):
        number, digit = divmod(number, base)
        letters += ("AEIOU" if base == 5 else ALPHABET[10:].replace("\u00d1", ""))[digit]
    number, day = divmod(number, 28)
    year = 50 + number % 45
    place = f"{letters}{year:02}{chance.randrange(1, 13):02}{day + 1:02}{chance.choice('HM')}{chance.choice(STATES)}"
    place += "".join(chance.choice(CONSONANTS) for _ in range(3)) + "0"
    return place + check_digit(place)


def main():
    count, centres = int(sys.argv[1]), sys.argv[2:]
    chance = random.Random(4)
    out = sys.stdout
    out.reconfigure(encoding="utf-8")
    out.write("curp,curt,nombres,primer_apellido,segundo_apellido,tipo,situacion,desde,correo_alterno,celular,cct,datos_al\n")
    order = list(range(count))
    chance.shuffle(order)  # a register is in no order of its keys
    for number in order:
        out.write(f"{curp(number, chance)},{'CURT%08d' % (number * 7919 % 100_000_000)},{chance.choice(GIVEN)},"
                  f"{chance.choice(SURNAMES)},{chance.choice(SURNAMES)},{chance.choice(['docente', 'trabajador'])},activo,"
                  f"2015-08-16,persona{number}@casa.example,55{number:08d},{chance.choice(centres) if centres else ''},"
                  f"2026-11-01\n")


main()
