// SPDX-License-Identifier: AGPL-3.0-or-later
// Colombia's number of an identity document: the cedula de ciudadania of 3 to 8 digits and the NUIP of 10 that replaced
// it. It has no check digit. Source: Registraduria Nacional del Estado Civil (NUIP: Resolucion 3571 of 2003).
#pragma once

#include <string>
#include <string_view>

namespace valija::people {

enum class CedulaVerdict { WellFormed, WrongLength, WrongLetters, BeginsWithZero };

// People write it as on the card: "1.098.765.432", "1 098 765 432".
std::string strip_cedula(std::string_view typed);
// `text` as strip_cedula() leaves it.
CedulaVerdict check_cedula(std::string_view text);

}  // namespace valija::people
