// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/sites.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>

#include "base/fault.h"

namespace valija::base {

namespace {

// One site's file while it is read; faults name the file.
class SiteFile {
  public:
    explicit SiteFile(const std::string& path) try : path_(path), table_(toml::parse_file(path)) {
    } catch (const toml::parse_error& error) {
        broken(fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()));
    }

    std::string text(std::string_view name) const {
        const auto value = table_.at_path(name).value<std::string>();
        if (!value || value->empty()) broken(fmt::format("{}: {} is missing", path_, name));
        return *value;
    }

    std::vector<std::string> texts(std::string_view name) const {
        std::vector<std::string> values;
        if (const auto* array = table_.at_path(name).as_array()) {
            for (const auto& node : *array) values.push_back(node.value_or(std::string()));
        }
        if (values.empty()) broken(fmt::format("{}: {} is missing", path_, name));
        return values;
    }

    // "-06:00"
    std::chrono::minutes utc_offset() const {
        const std::string written = text("utc_offset");
        const auto digit = [&](std::size_t at) { return written[at] - '0'; };
        const auto is_digit = [&](std::size_t at) { return digit(at) >= 0 && digit(at) <= 9; };
        const bool shaped = written.size() == 6 && (written[0] == '+' || written[0] == '-') && written[3] == ':' &&
                            is_digit(1) && is_digit(2) && is_digit(4) && is_digit(5);
        const std::chrono::minutes size(shaped ? (digit(1) * 10 + digit(2)) * 60 + digit(4) * 10 + digit(5) : 0);
        if (!shaped || digit(4) > 5 || size > std::chrono::hours(14))
            broken(fmt::format("{}: utc_offset is not like -06:00", path_));
        return written[0] == '-' ? -size : size;
    }

    std::vector<SocialChannel> social() const {
        std::vector<SocialChannel> channels;
        if (const auto* array = table_.at_path("channels.social").as_array()) {
            for (const auto& node : *array) {
                if (const auto* one = node.as_table()) {
                    channels.push_back({(*one)["name"].value_or(std::string()), (*one)["url"].value_or(std::string())});
                }
            }
        }
        return channels;
    }

  private:
    std::string path_;
    toml::table table_;
};

Site read_site(const std::string& path) {
    const SiteFile file(path);
    return Site{
        .key = file.text("key"),
        .host = file.text("host"),
        .base_url = file.text("base_url"),
        .webmail_host = file.text("webmail_host"),
        .webmail_url = file.text("webmail_url"),
        .language = file.text("language"),
        .utc_offset = file.utc_offset(),
        .domains = file.texts("domains"),
        .terms_version = file.text("terms_version"),
        .name = file.text("name"),
        .short_name = file.text("short_name"),
        .slogan = file.text("slogan"),
        .owner = file.text("owner"),
        .no_reply = file.text("no_reply"),
        .primary_colour = file.text("colours.primary"),
        .primary_dark_colour = file.text("colours.primary_dark"),
        .accent_colour = file.text("colours.accent"),
        .help_desk_address = file.text("channels.help_desk_address"),
        .national_line = file.text("channels.national_line"),
        .city_line = file.text("channels.city_line"),
        .mail = file.text("channels.mail"),
        .web = file.text("channels.web"),
        .hours = file.text("channels.hours"),
        .place = file.text("channels.place"),
        .social = file.social(),
    };
}

// A request and an address belong to one site.
void check_apart(const Site& a, const Site& b) {
    if (a.key == b.key) broken(fmt::format("two sites are called {}", a.key));
    for (const std::string& host : {b.host, b.webmail_host}) {
        if (host == a.host || host == a.webmail_host) broken(fmt::format("two sites have the host {}", host));
    }
    for (const std::string& domain : b.domains) {
        if (std::find(a.domains.begin(), a.domains.end(), domain) != a.domains.end())
            broken(fmt::format("two sites have the domain {}", domain));
    }
}

}  // namespace

Sites Sites::load(const std::string& folder) {
    Sites sites;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".toml") continue;
        Site site = read_site(entry.path().string());
        for (const Site& other : sites.sites_) check_apart(other, site);
        sites.sites_.push_back(std::move(site));
    }
    if (sites.sites_.empty()) broken(fmt::format("no site in {}", folder));
    std::sort(sites.sites_.begin(), sites.sites_.end(), [](const Site& a, const Site& b) { return a.key < b.key; });
    return sites;
}

const Site* Sites::find(const std::string& key) const {
    const auto found = std::find_if(sites_.begin(), sites_.end(), [&](const Site& site) { return site.key == key; });
    return found == sites_.end() ? nullptr : &*found;
}

const Site* Sites::find_by_domain(const std::string& domain) const {
    const auto found = std::find_if(sites_.begin(), sites_.end(), [&](const Site& site) {
        return std::find(site.domains.begin(), site.domains.end(), domain) != site.domains.end();
    });
    return found == sites_.end() ? nullptr : &*found;
}

}  // namespace valija::base
