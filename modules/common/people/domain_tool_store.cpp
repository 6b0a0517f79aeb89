// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/domain_tool_store.h"

#include <algorithm>

namespace valija::people {

namespace {

constexpr std::string_view kScheme = "https://";
constexpr std::size_t kUrlMaxCharacters = 300;

constexpr db::Query kList{"list_domain_tools", "SELECT name, url FROM domain_tool WHERE domain_id = ? ORDER BY name"};
constexpr db::Query kListOfMailbox{"list_tools_of_mailbox",
                                   "SELECT d.name, d.url FROM mailbox m JOIN domain_tool d ON d.domain_id = m.domain_id"
                                   " WHERE m.id = ? ORDER BY d.name"};
constexpr db::Query kSave{"save_domain_tool",
                          "INSERT INTO domain_tool (domain_id, name, url) VALUES (?, ?, ?)"
                          " ON DUPLICATE KEY UPDATE url = VALUE(url)"};
constexpr db::Query kRemove{"remove_domain_tool", "DELETE FROM domain_tool WHERE domain_id = ? AND name = ?"};

std::vector<DomainTool> read_tools(const db::Rows& rows) {
    std::vector<DomainTool> tools;
    for (const db::Row& row : rows) tools.push_back({.name = row.text(0), .url = row.text(1)});
    return tools;
}

}  // namespace

bool is_tool_url(std::string_view url) {
    const auto is_plain = [](unsigned char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '<' && c != '>'; };
    if (!url.starts_with(kScheme) || url.size() > kUrlMaxCharacters) return false;
    const auto host = url.substr(kScheme.size());
    return !host.empty() && host.front() != '/' && std::all_of(host.begin(), host.end(), is_plain);
}

std::vector<DomainTool> list_domain_tools(db::Connection& connection, std::uint32_t domain_id) {
    return read_tools(connection.select(kList, domain_id));
}

std::vector<DomainTool> list_tools_of_mailbox(db::Connection& connection, std::uint64_t mailbox_id) {
    return read_tools(connection.select(kListOfMailbox, mailbox_id));
}

void save_domain_tool(db::Connection& connection, std::uint32_t domain_id, const DomainTool& tool) {
    connection.change(kSave, domain_id, tool.name, tool.url);
}

bool remove_domain_tool(db::Connection& connection, std::uint32_t domain_id, const std::string& name) {
    return connection.change(kRemove, domain_id, name) == 1;
}

}  // namespace valija::people
