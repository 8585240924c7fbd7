//! Limits, proved.
