// SPDX-License-Identifier: AGPL-3.0-or-later
// The institutions this installation serves, one file each (sites/<key>.toml): hosts, brand, domains and contact
// channels. nginx decides by host name which one a request belongs to and says its key; links always come from
// base_url, never from Host.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace valija::base {

struct SocialChannel {
    std::string name;
    std::string url;
};

struct Site {
    std::string key;  // a-z, 0-9, -
    std::string host;
    std::string base_url;  // scheme, host and port, no slash at the end
    std::string webmail_host;
    std::string webmail_url;
    std::string language;                // BCP 47
    std::chrono::minutes utc_offset{0};  // of the clocks on its walls
    std::vector<std::string> domains;
    std::string terms_version;  // of its conditions of use; a new one is asked of everybody
    std::string name;
    std::string short_name;
    std::string slogan;
    std::string owner;  // responsible office
    std::string no_reply;
    std::string primary_colour;
    std::string primary_dark_colour;
    std::string accent_colour;
    std::string help_desk_address;
    std::string national_line;
    std::string city_line;
    std::string mail;
    std::string web;
    std::string hours;
    std::string place;
    std::vector<SocialChannel> social;
};

class Sites {
  public:
    // Reads every *.toml of the folder; a missing setting, no file at all, two sites with one key, host or domain: a
    // Fault.
    static Sites load(const std::string& folder);

    // nullptr when there is no such site.
    const Site* find(const std::string& key) const;
    const Site* find_by_domain(const std::string& domain) const;
    const std::vector<Site>& all() const { return sites_; }

  private:
    std::vector<Site> sites_;  // by key
};

}  // namespace valija::base
