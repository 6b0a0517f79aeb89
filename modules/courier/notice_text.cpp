// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/notice_text.h"

#include <algorithm>

#include "base/text.h"

namespace valija::courier {

namespace {

std::string on_one_line(std::string value) {
    std::replace_if(
        value.begin(), value.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return base::make_printable(value);
}

view::Page fill(const std::string& file, const outbox::Notice& notice) {
    view::Page page(file);
    for (const auto& [name, value] : notice.values) page.content().set(name, on_one_line(value));
    return page;
}

}  // namespace

outbox::Mail write_notice_mail(const view::Renderer& renderer, const base::Site& site, const outbox::Notice& notice) {
    view::Page page = fill("mail/" + notice.name + ".txt", notice);
    page.content().include("SIGNATURE", "mail/signature.txt");
    auto mail = renderer.render_mail(site, std::move(page));
    std::string html = renderer.render_html_mail(site, mail.subject, fill("mail/" + notice.name + ".html.tpl", notice));
    return {.from = site.no_reply,
            .from_name = site.short_name,
            .to = notice.to,
            .reply_to = {},
            .subject = std::move(mail.subject),
            .text = std::move(mail.text),
            .html = std::move(html)};
}

std::string write_notice_sms(const view::Renderer& renderer, const base::Site& site, const outbox::Notice& notice) {
    return renderer.render_line(site, fill("sms/" + notice.name + ".txt", notice));
}

}  // namespace valija::courier
