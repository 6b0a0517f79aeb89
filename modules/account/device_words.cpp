// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/device_words.h"

#include <array>

namespace valija::account {

namespace {

struct Mark {
    std::string_view words;
    const char* section;
};

// The first that is found counts: Edge, Opera and Samsung call themselves Chrome too, Chrome calls itself Safari.
constexpr auto kBrowsers = std::to_array<Mark>({{"Edg", "IN_EDGE"},
                                                {"OPR/", "IN_OPERA"},
                                                {"SamsungBrowser/", "IN_SAMSUNG"},
                                                {"Firefox/", "IN_FIREFOX"},
                                                {"FxiOS/", "IN_FIREFOX"},
                                                {"CriOS/", "IN_CHROME"},
                                                {"Chrome/", "IN_CHROME"},
                                                {"Chromium/", "IN_CHROME"},
                                                {"Safari/", "IN_SAFARI"}});
// Android calls itself Linux too, an iPhone Mac OS X.
constexpr auto kSystems = std::to_array<Mark>({{"Windows", "ON_WINDOWS"},
                                               {"Android", "ON_ANDROID"},
                                               {"iPhone", "ON_IPHONE"},
                                               {"iPad", "ON_IPAD"},
                                               {"Macintosh", "ON_MAC"},
                                               {"CrOS", "ON_CHROME_OS"},
                                               {"Linux", "ON_LINUX"}});

template <std::size_t N>
const char* first_found(const std::array<Mark, N>& marks, std::string_view user_agent, const char* other) {
    for (const Mark& mark : marks) {
        if (user_agent.find(mark.words) != std::string_view::npos) return mark.section;
    }
    return other;
}

}  // namespace

DeviceWords device_words(std::string_view user_agent) {
    const DeviceWords unknown;
    return {.browser = first_found(kBrowsers, user_agent, unknown.browser),
            .system = first_found(kSystems, user_agent, unknown.system)};
}

void show_device(view::Slot& row, std::string_view user_agent) {
    const DeviceWords words = device_words(user_agent);
    row.include("DEVICE", "account/device.tpl").show(words.browser).show(words.system);
}

}  // namespace valija::account
