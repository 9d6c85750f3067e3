//! Ids and names of actors made of parts: country, sector, detail. Hides the spelling of composed ids.

/// The code of a sector in composed ids: PLOVER's where it has one.
pub(super) fn code(sector: &str) -> &'static str {
    match sector {
        "government" => "GOV",
        "military" => "MIL",
        "police" => "COP",
        "intelligence" => "SPY",
        "judiciary" => "JUD",
        "legislature" => "LEG",
        "opposition" => "OPP",
        "party" => "PTY",
        "rebel" => "REB",
        "jihadist" => "JIH",
        "militia" => "PRM",
        "mercenary" => "MER",
        "criminal" => "CRM",
        "civilian" => "CVL",
        "refugee" => "REF",
        "prisoner" => "PRI",
        "media" => "JRN",
        "medical" => "HLH",
        "business" => "BUS",
        "education" => "EDU",
        "religious" => "REL",
        "igo" => "IGO",
        "ngo" => "NGO",
        _ => "UNK",
    }
}

/// "RUS-MIL/police", "REB/pro-IRN", "SYR".
pub(super) fn id(country: Option<&str>, sector: Option<&str>, detail: &str) -> String {
    let mut out = String::new();
    out.push_str(country.unwrap_or(""));
    if let Some(sector) = sector {
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(code(sector));
    }
    if !detail.is_empty() {
        if !out.is_empty() {
            out.push('/');
        }
        out.push_str(detail);
    }
    out
}

/// "Syria, military (air)"; nothing where the country is unknown.
pub(super) fn name(country: Option<&str>, sector: Option<&str>, detail: &str) -> Option<String> {
    let mut out = country?.to_string();
    if let Some(sector) = sector {
        out = out + ", " + sector;
    }
    if !detail.is_empty() {
        out = out + " (" + detail + ")";
    }
    Some(out)
}

/// What a sector becomes when `head` (which may yield) is modified by `modifier`.
pub(super) fn sector(head: Option<&str>, yields: bool, modifier: Option<&str>) -> Option<String> {
    let fighters = matches!(head, Some("military" | "rebel"));
    match (head, modifier) {
        (Some(h), Some("government" | "military")) if yields && fighters => {
            Some(if h == "rebel" { "military" } else { h }.to_string())
        }
        // "security sources", "medical forces": those who fight stay fighters whoever feeds them.
        (Some(h), Some("civilian" | "medical" | "media" | "ngo" | "religious" | "refugee")) if fighters => Some(h.to_string()),
        (_, Some(m)) if yields => Some(m.to_string()),
        (h, _) => h.map(str::to_string),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_sectors() {
        assert_eq!(id(Some("RUS"), Some("military"), "police"), "RUS-MIL/police");
        assert_eq!(id(None, Some("militia"), "pro-IRN"), "PRM/pro-IRN");
        assert_eq!(id(Some("SYR"), None, ""), "SYR");
        assert_eq!(sector(Some("rebel"), true, Some("government")).as_deref(), Some("military"));
        assert_eq!(sector(Some("military"), true, Some("rebel")).as_deref(), Some("rebel"));
        assert_eq!(sector(Some("police"), false, Some("military")).as_deref(), Some("police"));
    }
}
