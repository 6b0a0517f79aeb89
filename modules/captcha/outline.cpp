// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/outline.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "guard/captcha_challenge.h"

namespace valija::captcha {

namespace {

// A family that is not installed is replaced by the system's own choice: another look, the same code.
constexpr std::array kFaces{"DejaVu Sans Bold",     "DejaVu Serif Bold",          "DejaVu Sans Mono Bold",
                            "DejaVu Serif",         "Liberation Sans Bold",       "Liberation Serif Bold",
                            "Liberation Mono Bold", "Liberation Sans Bold Italic"};
constexpr double kOutlineSize = 100;  // pixels an em
constexpr double kLongestPiece = 6;   // pixels; longer straight lines are split, so that they bend
constexpr double kTolerance = 0.2;    // pixels; of a curve made of straight lines
constexpr std::size_t kFewestPoints = 3;

struct SurfaceFree {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextFree {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct PathFree {
    void operator()(cairo_path_t* path) const { cairo_path_destroy(path); }
};
struct OptionsFree {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
struct LayoutFree {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
struct DescriptionFree {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceFree>;
using Context = std::unique_ptr<cairo_t, ContextFree>;
using Path = std::unique_ptr<cairo_path_t, PathFree>;
using Options = std::unique_ptr<cairo_font_options_t, OptionsFree>;
using Layout = std::unique_ptr<PangoLayout, LayoutFree>;
using Description = std::unique_ptr<PangoFontDescription, DescriptionFree>;

void line_to(Contour& contour, Point to) {
    const Point from = contour.back();
    const double pieces = std::max(1.0, std::ceil(std::hypot(to.x - from.x, to.y - from.y) / kLongestPiece));
    for (int i = 1; i <= static_cast<int>(pieces); ++i) {
        contour.push_back({std::lerp(from.x, to.x, i / pieces), std::lerp(from.y, to.y, i / pieces)});
    }
}

// REQUIRES: a flat path (no curves).
Glyph read_path(const cairo_path_t& path) {
    Glyph glyph;
    for (int i = 0; i < path.num_data; i += path.data[i].header.length) {
        const cairo_path_data_t* data = &path.data[i];
        if (data->header.type == CAIRO_PATH_MOVE_TO) glyph.push_back({{data[1].point.x, data[1].point.y}});
        if (data->header.type == CAIRO_PATH_LINE_TO) line_to(glyph.back(), {data[1].point.x, data[1].point.y});
        if (data->header.type == CAIRO_PATH_CLOSE_PATH) line_to(glyph.back(), Point(glyph.back().front()));
    }
    std::erase_if(glyph, [](const Contour& contour) { return contour.size() < kFewestPoints; });
    return glyph;
}

void turn_hinting_off(cairo_t* context) {
    const Options options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(context, options.get());
}

Glyph read_letter(cairo_t* context, PangoLayout* layout, char letter) {
    pango_layout_set_text(layout, &letter, 1);
    cairo_new_path(context);
    cairo_move_to(context, 0, 0);
    pango_cairo_layout_path(context, layout);
    return read_path(*Path(cairo_copy_path_flat(context)));
}

std::vector<Glyph> read_outlines() {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    const Context context(cairo_create(surface.get()));
    cairo_set_tolerance(context.get(), kTolerance);
    turn_hinting_off(context.get());
    std::vector<Glyph> outlines;
    for (const char* face : kFaces) {
        const Description description(pango_font_description_from_string(face));
        pango_font_description_set_absolute_size(description.get(), kOutlineSize * PANGO_SCALE);
        const Layout layout(pango_cairo_create_layout(context.get()));
        pango_layout_set_font_description(layout.get(), description.get());
        for (const char letter : guard::kCaptchaAlphabet)
            outlines.push_back(read_letter(context.get(), layout.get(), letter));
    }
    return outlines;
}

}  // namespace

std::size_t face_count() { return kFaces.size(); }

const Glyph& outline_of(char letter, std::size_t face) {
    static const std::vector<Glyph> kOutlines = read_outlines();
    return kOutlines.at(face * guard::kCaptchaAlphabet.size() + guard::kCaptchaAlphabet.find(letter));
}

Box box_of(const Glyph& glyph) {
    Box box;
    for (const Contour& contour : glyph) {
        for (const Point& point : contour) box = united(box, {point.x, point.y, point.x, point.y});
    }
    return box;
}

Box united(const Box& a, const Box& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

}  // namespace valija::captcha
