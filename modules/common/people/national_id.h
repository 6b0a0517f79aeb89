// SPDX-License-Identifier: AGPL-3.0-or-later
// The keys that a country gives to persons and work centres, by kind: as people type them, in the form in which they
// are kept, and what is wrong with them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace valija::people {

enum class NationalIdKind { Curp, Cedula };

std::string_view to_text(NationalIdKind kind);
std::optional<NationalIdKind> parse_national_id_kind(std::string_view text);

// Upper case, without the spaces and dots that people write.
std::string strip_national_id(NationalIdKind kind, std::string_view typed);
// The national ID as it is kept; nullopt: it is none.
std::optional<std::string> read_national_id(NationalIdKind kind, std::string_view typed);
// What is wrong, for an operator's list of errors; empty: nothing. `text` as strip_national_id() leaves it.
std::string_view explain_national_id(NationalIdKind kind, std::string_view text);

// A work centre's key: the CCT in Mexico; elsewhere what the catalogue has, up to 16 letters, digits and hyphens.
std::optional<std::string> read_work_centre_key(NationalIdKind kind, std::string_view typed);

// Where a number without country code belongs: "52", "57".
std::string_view country_code(NationalIdKind kind);

}  // namespace valija::people
