// SPDX-License-Identifier: AGPL-3.0-or-later
// Mexico's CURP (Clave Unica de Registro de Poblacion): 18 places that hold four letters of the name, birth date, sex,
// state of birth, three consonants, a mark against doubles (a digit for births before 2000, a letter from then on) and
// a check digit. Source: Instructivo Normativo para la Asignacion de la CURP (RENAPO, Diario Oficial de la Federacion,
// 18 October 2021); sex X as issued since 2023.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace valija::people {

enum class CurpVerdict {
    Valid,
    WrongLength,
    WrongLetters,  // a digit or sign where a letter stands, a letter where a digit stands
    NoSuchDate,
    NoSuchSex,
    NoSuchState,
    WrongCheckDigit
};

enum class Sex { Man, Woman, Other };

struct Curp {
    std::chrono::year_month_day born;
    Sex sex = Sex::Other;
    std::string state;  // two letters; NE: born abroad
};

// `text` in upper case, without spaces.
CurpVerdict check_curp(std::string_view text);
// REQUIRES: check_curp(text) is Valid.
Curp parse_curp(std::string_view text);
// The 18th place of these 17. REQUIRES: digits and upper-case letters.
char curp_check_digit(std::string_view first_17);

}  // namespace valija::people
