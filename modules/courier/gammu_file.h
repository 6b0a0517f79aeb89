// SPDX-License-Identifier: AGPL-3.0-or-later
// A short message as a file for gammu-smsd's files backend, in Gammu's own form (".smsbackup": GAMMU-SMSD-FILES(7),
// GAMMU-SMSBACKUP): unlike a .txt file it says which alphabet to use, so that no accent is lost on the way, and it
// keeps the number out of the file's name.
#pragma once

#include <optional>
#include <string>

#include "courier/sms_gateway.h"
#include "courier/sms_text.h"

namespace valija::courier {

// "OUTC1795292100123_v42.smsbackup": smsd sends in the order of names, so the oldest first.
std::string gammu_file_name(const SmsName& name);
// nullopt: not a name of ours.
std::optional<SmsName> parse_gammu_file_name(const std::string& file);

// `reference` ties the parts of one message together on the phone; two messages to one number should differ in it.
std::string write_gammu_file(const std::string& number, const SmsParts& sms, unsigned char reference);

}  // namespace valija::courier
