// SPDX-License-Identifier: AGPL-3.0-or-later
// Mexico's CCT (Clave de Centro de Trabajo) of the education ministry's catalogue: entity 01 to 32, classifier, two
// letters of the type of service, four digits, and a letter. Only the shape is looked at: the algorithm of the last
// letter is nowhere published that we know of. Source of the shape: SEP, Catalogo de Centros de Trabajo (SIGED).
#pragma once

#include <string_view>

namespace valija::people {

enum class CctVerdict { WellFormed, WrongLength, NoSuchEntity, WrongLetters };

// `text` in upper case, without spaces.
CctVerdict check_cct(std::string_view text);

}  // namespace valija::people
