// SPDX-License-Identifier: AGPL-3.0-or-later
// A browser's own words (User-Agent) in a person's: the sections of account/device.tpl. Only a help to recognise one's
// own: anybody can send anything.
#pragma once

#include <string_view>

#include "view/page.h"

namespace valija::account {

struct DeviceWords {
    const char* browser = "OTHER_BROWSER";
    const char* system = "OTHER_SYSTEM";
};

DeviceWords device_words(std::string_view user_agent);
// Fills account/device.tpl, included as DEVICE.
void show_device(view::Slot& row, std::string_view user_agent);

}  // namespace valija::account
