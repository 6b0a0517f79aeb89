// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/picture.h"

#include "captcha/answer.h"
#include "captcha/dice.h"
#include "captcha/outline.h"
#include "captcha/png_writer.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

namespace valija::captcha {

namespace {

// Chosen by reading sheets of twenty and with ./valija bench ocr. Lengths are pixels, angles radians.
constexpr double kLetterScale = 0.6;
constexpr double kLetterScaleSpread = 0.12;
constexpr double kMostTurn = 0.22;
constexpr double kMostShear = 0.25;
constexpr double kLeastOverlap = 1;
constexpr double kMostOverlap = 4;
constexpr double kMostRise = 5;
constexpr double kMargin = 8;
constexpr double kMostEnlargement = 1.15;
constexpr double kLeastSway = 60;
constexpr double kMostSway = 100;
constexpr unsigned char kInk = 30;
constexpr unsigned char kPaper = 245;

struct SurfaceFree {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextFree {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceFree>;
using Context = std::unique_ptr<cairo_t, ContextFree>;

// A smooth displacement: a sine along each axis.
struct Bend {
    double amplitude_x, wave_x, phase_x;
    double amplitude_y, wave_y, phase_y;

    Point operator()(Point p) const {
        return {p.x + amplitude_x * std::sin(wave_x * p.y + phase_x),
                p.y + amplitude_y * std::sin(wave_y * p.x + phase_y)};
    }
};

Bend roll_bend(Dice& dice, double amplitude, double shortest, double longest) {
    constexpr double kTurn = 2 * std::numbers::pi;
    Bend bend{};
    bend.amplitude_x = dice.between(0.5, 1) * amplitude;
    bend.wave_x = kTurn / dice.between(shortest, longest);
    bend.phase_x = dice.between(0, kTurn);
    bend.amplitude_y = dice.between(0.5, 1) * amplitude;
    bend.wave_y = kTurn / dice.between(shortest, longest);
    bend.phase_y = dice.between(0, kTurn);
    return bend;
}

// One letter around the origin: scaled, sheared, turned and bent.
Glyph roll_letter(const Glyph& outline, Dice& dice) {
    const Box box = box_of(outline);
    const Point centre{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
    const double scale_y = kLetterScale * dice.between(1 - kLetterScaleSpread, 1 + kLetterScaleSpread);
    const double scale_x = scale_y * dice.between(0.9, 1.15);
    const double turn = dice.between(-kMostTurn, kMostTurn);
    const double shear = dice.between(-kMostShear, kMostShear);
    const Bend bend = roll_bend(dice, 3, 40, 60);
    Glyph letter = outline;
    move_points(letter, [&](Point p) {
        p = {(p.x - centre.x) * scale_x, (p.y - centre.y) * scale_y};
        p.x += shear * p.y;
        return bend({p.x * std::cos(turn) - p.y * std::sin(turn), p.x * std::sin(turn) + p.y * std::cos(turn)});
    });
    return letter;
}

// The letters side by side, from x = 0, each a little higher or lower and a little into the one before.
std::vector<Glyph> roll_row(std::string_view answer, Dice& dice) {
    std::vector<Glyph> row;
    double x = 0;
    for (const char letter : answer) {
        Glyph glyph = roll_letter(outline_of(letter, dice.below(face_count())), dice);
        const Box box = box_of(glyph);
        const double rise = dice.between(-kMostRise, kMostRise);
        move_points(glyph, [&](Point p) { return Point{p.x + x - box.left, p.y + rise}; });
        x += box.right - box.left - dice.between(kLeastOverlap, kMostOverlap);
        row.push_back(std::move(glyph));
    }
    return row;
}

// Puts the row somewhere inside the picture, as large as it may be, and bends it as a whole.
void place_row(std::vector<Glyph>& row, Dice& dice) {
    Box all;
    for (const Glyph& glyph : row) all = united(all, box_of(glyph));
    const double width = all.right - all.left;
    const double scale = std::min(kMostEnlargement, (kPictureWidth - 2 * kMargin) / width);
    const double room = kPictureWidth - 2 * kMargin - scale * width;
    const double x = kMargin + dice.between(0, room) - scale * all.left;
    const double y = kPictureHeight / 2.0 - scale * (all.top + all.bottom) / 2;
    const Bend bend = roll_bend(dice, 4, 90, 160);
    for (Glyph& glyph : row) {
        move_points(glyph, [&](Point p) { return bend({p.x * scale + x, p.y * scale + y}); });
    }
}

void fill_glyph(cairo_t* context, const Glyph& glyph) {
    for (const Contour& contour : glyph) {
        cairo_move_to(context, contour.front().x, contour.front().y);
        for (const Point& point : contour) cairo_line_to(context, point.x, point.y);
        cairo_close_path(context);
    }
    cairo_fill(context);
}

// Everything on one side of a curve is turned into its opposite: the strokes of a letter change colour half-way, which
// eyes hardly notice. The curve sways across the whole row, or a letter would stay whole; its other side is the
// picture's edge, or a diagonal that it sways away from.
void invert_one_side(cairo_t* context, Dice& dice) {
    constexpr double kMiddle = kPictureHeight / 2.0;
    const bool down_first = dice.below(2) == 0;
    const double sway = (down_first ? 1 : -1) * dice.between(kLeastSway, kMostSway);
    const double from = dice.between(0.5, 1.5) * kMiddle;
    const double to = dice.between(0.5, 1.5) * kMiddle;
    const bool diagonal = dice.below(2) == 0;
    const double right_end = down_first ? kPictureHeight : 0;
    const double left_end = diagonal ? kPictureHeight - right_end : right_end;
    cairo_move_to(context, 0, from);
    cairo_curve_to(context, kPictureWidth / 3.0, kMiddle + sway, kPictureWidth * 2 / 3.0, kMiddle - sway, kPictureWidth,
                   to);
    cairo_line_to(context, kPictureWidth, right_end);
    cairo_line_to(context, 0, left_end);
    cairo_fill(context);
}

// Coverage (255: ink) becomes grey.
void colour(unsigned char* pixels, std::size_t count) {
    std::transform(pixels, pixels + count, pixels,
                   [](unsigned char ink) { return static_cast<unsigned char>(kPaper - (kPaper - kInk) * ink / 255); });
}

}  // namespace

std::string draw_picture(std::string_view answer, std::uint64_t seed) {
    check_answer(answer);
    Dice dice(seed);
    std::vector<Glyph> row = roll_row(answer, dice);
    place_row(row, dice);
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, kPictureWidth, kPictureHeight));
    const Context context(cairo_create(surface.get()));
    cairo_set_antialias(context.get(), CAIRO_ANTIALIAS_FAST);
    cairo_set_operator(context.get(), CAIRO_OPERATOR_XOR);  // where letters overlap they stay readable
    for (const Glyph& glyph : row) fill_glyph(context.get(), glyph);
    invert_one_side(context.get(), dice);
    cairo_surface_flush(surface.get());
    unsigned char* pixels = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    colour(pixels, static_cast<std::size_t>(stride) * kPictureHeight);
    return write_grey_png(pixels, kPictureWidth, kPictureHeight, stride);
}

}  // namespace valija::captcha
