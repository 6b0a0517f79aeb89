// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/sent_page.h"

namespace valija::contact_us {

http::Response SentPage::show(const http::Request& request) const {
    view::Page page("contact-us/contact_us_sent.tpl");
    return http::html(200, world_.render(request, std::move(page)));
}

}  // namespace valija::contact_us
