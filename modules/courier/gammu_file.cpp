// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/gammu_file.h"

#include <fmt/format.h>

#include <regex>

namespace valija::courier {

namespace {

// Gammu reads values of at most so many hex digits a line.
constexpr std::size_t kUnitsInLine = 50;

std::string to_hex(std::u16string_view units) {
    std::string hex;
    for (const char16_t unit : units) hex += fmt::format("{:04X}", static_cast<unsigned>(unit));
    return hex;
}

std::string write_text(std::u16string_view text) {
    std::string lines;
    for (unsigned line = 0; !text.empty(); ++line) {
        const auto piece = text.substr(0, kUnitsInLine);
        lines += fmt::format("Text{:02} = {}\n", line, to_hex(piece));
        text.remove_prefix(piece.size());
    }
    return lines;
}

}  // namespace

std::string gammu_file_name(const SmsName& name) {
    return fmt::format("OUTC{:013}_v{}.smsbackup", name.queued_at.time_since_epoch().count(), name.row);
}

std::optional<SmsName> parse_gammu_file_name(const std::string& file) {
    static const std::regex kForm(R"(OUTC(\d{13})_v(\d{1,18})\.smsbackup)");
    std::smatch match;
    if (!std::regex_match(file, match, kForm)) return std::nullopt;
    return SmsName{.row = std::stoull(match[2]),
                   .queued_at = base::Time(std::chrono::milliseconds(std::stoll(match[1])))};
}

std::string write_gammu_file(const std::string& number, const SmsParts& sms, unsigned char reference) {
    std::string file;
    for (std::size_t i = 0; i < sms.parts.size(); ++i) {
        const auto& part = sms.parts[i];
        file += fmt::format("[SMSBackup{:03}]\nPDU = Submit\nState = UnSent\nNumber = \"{}\"\n", i, number);
        // TS 23.040, 9.2.3.24.1: concatenated messages, 8-bit reference
        if (sms.parts.size() > 1)
            file += fmt::format("UDH = 050003{:02X}{:02X}{:02X}\n", reference, sms.parts.size(), i + 1);
        file += write_text(part);
        file += fmt::format("Coding = {}\nFolder = 1\nLength = {}\nClass = -1\n\n",
                            sms.coding == SmsCoding::Gsm7 ? "Default_No_Compression" : "Unicode_No_Compression",
                            part.size());
    }
    return file;
}

}  // namespace valija::courier
