// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/national_id.h"

#include <algorithm>

#include "base/fault.h"
#include "base/text.h"
#include "people/cct.h"
#include "people/cedula.h"
#include "people/curp.h"

namespace valija::people {

namespace {

constexpr std::size_t kMaxWorkCentrePlaces = 16;

std::string to_upper(std::string_view text) {
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

bool is_plain_key(std::string_view text) {
    return !text.empty() && text.size() <= kMaxWorkCentrePlaces && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-';
    });
}

std::string_view explain(CurpVerdict verdict) {
    switch (verdict) {
        case CurpVerdict::Valid:
            return {};
        case CurpVerdict::WrongLength:
            return "a CURP has 18 places";
        case CurpVerdict::WrongLetters:
            return "a letter or digit stands where a CURP has none";
        case CurpVerdict::NoSuchDate:
            return "its birth date does not exist";
        case CurpVerdict::NoSuchSex:
            return "its sex is not H, M or X";
        case CurpVerdict::NoSuchState:
            return "its state does not exist";
        case CurpVerdict::WrongCheckDigit:
            return "its last digit does not fit the rest";
    }
    base::broken("unknown verdict on a CURP");
}

std::string_view explain(CedulaVerdict verdict) {
    switch (verdict) {
        case CedulaVerdict::WellFormed:
            return {};
        case CedulaVerdict::WrongLength:
            return "a document number has 3 to 10 digits";
        case CedulaVerdict::WrongLetters:
            return "a document number has digits alone";
        case CedulaVerdict::BeginsWithZero:
            return "a document number does not begin with 0";
    }
    base::broken("unknown verdict on a document number");
}

}  // namespace

std::string_view to_text(NationalIdKind kind) {
    switch (kind) {
        case NationalIdKind::Curp:
            return "curp";
        case NationalIdKind::Cedula:
            return "cedula";
    }
    base::broken("unknown kind of national ID");
}

std::optional<NationalIdKind> parse_national_id_kind(std::string_view text) {
    for (const auto kind : {NationalIdKind::Curp, NationalIdKind::Cedula}) {
        if (to_text(kind) == text) return kind;
    }
    return std::nullopt;
}

std::string strip_national_id(NationalIdKind kind, std::string_view typed) {
    if (kind == NationalIdKind::Cedula) return strip_cedula(base::trim(typed));
    std::string text = to_upper(base::trim(typed));
    std::erase(text, ' ');  // people write it in groups
    return text;
}

std::optional<std::string> read_national_id(NationalIdKind kind, std::string_view typed) {
    std::string text = strip_national_id(kind, typed);
    return explain_national_id(kind, text).empty() ? std::optional(std::move(text)) : std::nullopt;
}

std::string_view explain_national_id(NationalIdKind kind, std::string_view text) {
    return kind == NationalIdKind::Curp ? explain(check_curp(text)) : explain(check_cedula(text));
}

std::optional<std::string> read_work_centre_key(NationalIdKind kind, std::string_view typed) {
    std::string text = to_upper(base::trim(typed));
    const bool is_key = kind == NationalIdKind::Curp ? check_cct(text) == CctVerdict::WellFormed : is_plain_key(text);
    return is_key ? std::optional(std::move(text)) : std::nullopt;
}

std::string_view country_code(NationalIdKind kind) { return kind == NationalIdKind::Curp ? "52" : "57"; }

}  // namespace valija::people
