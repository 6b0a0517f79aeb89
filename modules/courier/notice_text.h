// SPDX-License-Identifier: AGPL-3.0-or-later
// A notice as it is read: its templates, filled in with its values, in the brand of a site. Values are data: a line end
// in one becomes a space, other control characters '?', and what looks like a template's marker stays as it is.
#pragma once

#include <string>

#include "base/sites.h"
#include "outbox/outbox_store.h"
#include "view/page.h"

namespace valija::courier {

// templates/mail/<name>.txt and templates/mail/<name>.html.tpl, from the site's address that takes no answers.
outbox::Mail write_notice_mail(const view::Renderer& renderer, const base::Site& site, const outbox::Notice& notice);

// templates/sms/<name>.txt: one line.
std::string write_notice_sms(const view::Renderer& renderer, const base::Site& site, const outbox::Notice& notice);

}  // namespace valija::courier
