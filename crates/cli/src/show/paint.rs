//! Color, for terminals only.

/// Whether to paint.
#[derive(Clone, Copy)]
pub(crate) struct Paint(pub(crate) bool);

impl Paint {
    /// What a person looks for first.
    pub(crate) fn strong(self, text: &str) -> String {
        self.with("1", text)
    }

    /// A label.
    pub(crate) fn label(self, text: &str) -> String {
        self.with("36", text)
    }

    /// What matters less.
    pub(crate) fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    fn with(self, style: &str, text: &str) -> String {
        if self.0 && !text.is_empty() { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}
