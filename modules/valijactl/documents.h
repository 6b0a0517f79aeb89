// SPDX-License-Identifier: AGPL-3.0-or-later
// The PDF beside a published page, made from its HTML by tools/documents-to-pdf (WeasyPrint), which keeps those whose
// page did not change. A program that cannot be started, or fails, is a Fault.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "service/world.h"

namespace valija::valijactl {

// Kept beside a site's versions.
inline constexpr const char* kPdfCache = "pdf";

// `files` are HTML files below `version`, a folder of the site's published pages: x.html gets x.pdf.
void make_pdfs(const service::World& world, const base::Site& site, const std::filesystem::path& version,
               const std::vector<std::string>& files);

}  // namespace valija::valijactl
