// SPDX-License-Identifier: AGPL-3.0-or-later
// A queued mail as the text that goes over the wire (RFC 5322): the same bytes at every try, so that a mail sent twice
// is recognised as one; with an HTML form beside the text when it has one (RFC 2046, multipart/alternative). Message-ID
// is made from the row and the sender's domain; Auto-Submitted (RFC 3834) keeps vacation programs from answering.
#pragma once

#include <string>

#include "outbox/outbox_store.h"

namespace valija::courier {

// Whether sender, recipient and answer address are plain addresses; others cannot be sent at all.
bool has_good_addresses(const outbox::Mail& mail);

// REQUIRES: has_good_addresses(mail).
std::string write_message(const outbox::Mail& mail, const outbox::Claimed& message);

}  // namespace valija::courier
