//! What templates see: the catalog with every identifier made and every table computed, so that templates hold no logic.
//!
//! Everything here is ordered; no map that forgets its order may reach a template.
//!
//! A **space** is a set of codes in which a number has one meaning: the whole family, one packet of it, or one API of it
//! ([`catalog::document::Scope`]). It becomes an open type, which holds any number. Each packet of a space becomes a
//! **closed** type, which holds exactly the codes that the packet may carry.
//!
//! Below stands every record with its keys. A target is given those that its templates name, and those marked `kept`:
//! they tell a record from others in its list, and lists from other lists (`keys.rs` says why). Whatever else templates see is
//! always whole: texts and states by locale, identifiers by role, words of the pages by key, sources, sightings,
//! references and negotiation as in [`catalog::model`].

mod keys;
mod record;
mod space;
#[cfg(test)]
mod tests;
mod viewer;

pub(crate) use keys::Keys;
pub(crate) use record::MARK;
pub(crate) use viewer::Viewer;

use keys::{Key, records};
use record::Record;

records! {
    /// The catalog as templates see it.
    Catalog as catalog {
        /// Name of the catalog.
        name: kept,
        /// Version of the catalog.
        version,
        /// What it is about.
        title,
        /// SPDX license expression.
        license,
        /// URL of the repository.
        repository,
        /// The locale that all texts exist in.
        source_locale,
        /// The locales.
        locales,
        /// Who is served with which locale, sorted by tag.
        negotiation,
        /// The words of the generated pages, by key; every locale is filled.
        ui,
        /// All packets of the catalog.
        packets,
        /// The pages about several codes.
        guides,
        /// The families.
        families,
    }

    /// A page about several codes.
    Guide as guide {
        /// Its name.
        name: kept,
        /// What it is called; every locale is filled.
        title,
        /// What a reader in a hurry needs to know; every locale is filled.
        lead,
        /// Its sections.
        sections,
        /// Per locale: `current`, `outdated` or `missing`; the source locale is always current.
        translations,
    }

    /// A section of a guide.
    Section as section {
        /// What it is about; every locale is filled.
        title: kept,
        /// What happens, and why; every locale is filled.
        text,
        /// Where to look; every locale is filled.
        check,
        /// What to do; every locale is filled.
        fix,
        /// The codes that it shows up as, each a [`Related`].
        codes,
    }

    /// A locale.
    Locale as locale {
        /// Its BCP 47 tag.
        tag: kept,
        /// What the language calls itself.
        name,
        /// Whether it is the source locale.
        is_source,
        /// How complete it promises to be.
        status,
        /// Identifiers of the tag.
        ident,
    }

    /// A packet.
    Packet as packet {
        /// Its name, in capitals.
        name: kept,
        /// Its packet type.
        r#type,
        /// Where it carries its codes.
        placement,
        /// What it is; every locale is filled.
        title,
        /// Its place in the catalog, from 0: the number of its bit in every mask.
        bit,
        /// Identifiers of its name.
        ident,
    }

    /// A family.
    Family as family {
        /// Its id.
        id: kept,
        /// Its id with hyphens for dots, for file names.
        slug,
        /// Protocol, client or broker.
        kind,
        /// What it is called in headings; every locale is filled.
        title,
        /// The authority's word for its codes.
        term,
        /// `u8` or `i32`.
        value_type,
        /// `hex` or `decimal`.
        notation,
        /// `family`, `packet` or `api`.
        scope,
        /// Identifiers of its module name.
        ident,
        /// The packets that carry its codes, each with its section and requirement.
        packets,
        /// The titles of its APIs, by name.
        apis,
        /// Its sources, by id.
        sources,
        /// The sets in which a number has one meaning.
        spaces,
        /// Its codes, in the spec's order.
        codes,
    }

    /// A packet that carries a family's codes: what a [`Packet`] has, and this.
    Carrier as carrier {
        /// The section of the table that admits codes.
        section: kept,
        /// The requirement.
        requirement: kept,
        /// The section's URL.
        url: kept,
    }

    /// A code.
    Code as code {
        /// Its place in the family, from 0.
        place,
        /// `family/name`.
        id: kept,
        /// Its name.
        name,
        /// The upstream constant.
        symbol,
        /// Its value.
        value,
        /// The value in hexadecimal.
        hex,
        /// The value as its family writes it.
        display,
        /// Its values over time.
        values,
        /// The APIs it belongs to.
        apis,
        /// The packets that may carry it, each a [`Cell`].
        packets,
        /// One entry for each packet of the family: its cell, or `null`.
        row,
        /// Success or error.
        outcome,
        /// What repeating does, for an error.
        retry,
        /// Codes of other families that say the same.
        equivalents,
        /// Related codes.
        see_also,
        /// Codes elsewhere that have the same number and say something else.
        confused_with,
        /// What a client of an older protocol version gets instead, at most one a packet.
        downgrade,
        /// What becomes of the Will Message.
        will,
        /// What programs print when they meet the code.
        seen_as,
        /// What a person would call it; every locale is filled.
        title,
        /// One sentence; every locale is filled.
        summary,
        /// Causes and remedies; every locale is filled.
        troubleshooting,
        /// Where its facts come from.
        sources,
        /// The URL of the first source that has one.
        source_url,
        /// Requirements of the standard.
        requirements,
        /// Per locale: `current`, `outdated` or `missing`; the source locale is always current.
        translations,
        /// Identifiers of its name.
        ident,
    }

    /// A packet that may carry a code.
    Cell as cell {
        /// The packet.
        packet: kept,
        /// Who may send it.
        sender: kept,
        /// Why sources disagree; every locale is filled.
        disputed: kept,
        /// The section.
        section: kept,
        /// The requirement.
        requirement: kept,
        /// The section's URL.
        url: kept,
    }

    /// A value and the versions that have it.
    VersionedValue as versioned_value {
        /// The value.
        value: kept,
        /// The first version with it, as the spec writes it; `null` from the beginning.
        since: kept,
        /// The first version without it, as the spec writes it; `null` to this day.
        until: kept,
        /// Major, minor and patch number of the first version with it.
        since_parts,
        /// Major, minor and patch number of the first version without it.
        until_parts,
    }

    /// What a client of an older protocol version gets in a packet: what the older code, a [`Related`], has, and this.
    Downgrade as downgrade {
        /// The packet.
        packet: kept,
    }

    /// A code that another one names, mostly of another family.
    Related as related {
        /// Its id.
        id: kept,
        /// Its family's id.
        family,
        /// Its family's id with hyphens for dots.
        slug,
        /// Its name.
        name,
        /// Its value.
        value,
        /// Its value as its family writes it.
        display,
        /// Its title; every locale is filled.
        title,
        /// Its family's title; every locale is filled.
        family_title,
        /// Identifiers of its name, as its own types have them.
        ident,
        /// Identifiers of its family's module.
        family_ident,
    }

    /// One cause and its remedy.
    Remedy as remedy {
        /// What went wrong.
        cause: kept,
        /// Where to look first.
        check: kept,
        /// What to do.
        fix: kept,
    }

    /// A set of codes in which a number has one meaning.
    Space as space {
        /// What it is about: the packet's or API's name, or nothing for the whole family.
        scope,
        /// Identifiers of what it is about; `null` for the whole family.
        module,
        /// What one of its codes is called, such as `reason code` or `CONNACK return code`.
        noun: kept,
        /// Identifiers of its open type, such as `ReasonCode` or `ConnackReturnCode`.
        ident,
        /// Whether any of its numbers came, went or changed with a version.
        versioned,
        /// Every number is an error from here on, and a success below; `null` if numbers do not fall so.
        error_from,
        /// The numbers that are successes, each once, in the spec's order.
        successes,
        /// Numbers that have more names than one.
        aliases,
        /// The tables for a byte; `null` for a wider type.
        tables,
        /// Its codes, in the spec's order; `position` counts from 0.
        codes,
        /// Its closed types, one a packet.
        closed,
    }

    /// A code in its space.
    Entry as entry {
        /// Its place in the space, from 0.
        position,
        /// Whether it is the first code with its number, the one that the number means without a packet.
        canonical,
        /// For another name of a number: the identifiers of the canonical code.
        alias_of,
        /// The packets that may carry it under this name, a bit each.
        mask,
        /// Identifiers in the space; without the packet's name where the space is one packet.
        ident,
        /// The code.
        code: kept,
    }

    /// The codes that one packet may carry.
    Closed as closed {
        /// The packet.
        packet: kept,
        /// Identifiers of the closed type, such as `ConnackReason`.
        ident,
        /// The section of the table that admits the codes.
        section,
        /// The section's URL.
        url,
        /// The closed type that a client of an older protocol version gets its reasons from; `null` if no member has any.
        older,
        /// The codes.
        members,
    }

    /// A code in a packet.
    Member as member {
        /// Its place in the closed type, from 0.
        index,
        /// Its place in the space.
        position,
        /// Identifiers in the closed type.
        ident,
        /// Who may send it.
        sender,
        /// Why sources disagree; every locale is filled.
        disputed,
        /// What a client of an older protocol version gets instead, a [`Related`].
        downgrade,
        /// The code.
        code: kept,
    }

    /// The closed type of the same packet in an older protocol version.
    Older as older {
        /// The id of its family.
        family: kept,
        /// Identifiers of its family's module.
        family_ident,
        /// Identifiers of the type.
        ident,
    }

    /// A number with more names than one.
    Alias as alias {
        /// The number.
        value: kept,
        /// The packets in which it has this name, a bit each.
        mask: kept,
        /// The place of this name in the space.
        position: kept,
    }

    /// Tables by byte, 256 entries each.
    Tables as tables {
        /// 1 plus the position of the canonical code, or 0.
        index: kept,
        /// The packets that may carry the number.
        allowed: kept,
        /// The packets in which a client may send it.
        client: kept,
        /// The packets in which a server may send it.
        server: kept,
    }
}
