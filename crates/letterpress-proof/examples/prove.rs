//! Proves a file: `cargo run --example prove -- [2a|2u|…] [ua1|ua2] < FILE`.

use std::io::{Read as _, Write as _};

use letterpress_proof::{Access, Archive, Claims};

fn main() -> std::io::Result<()> {
    let (mut bytes, mut claims) = (Vec::new(), Claims::default());
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "2a" => claims.archive = Some(Archive::A2a),
            "2u" => claims.archive = Some(Archive::A2u),
            "2b" => claims.archive = Some(Archive::A2b),
            "3a" => claims.archive = Some(Archive::A3a),
            "3u" => claims.archive = Some(Archive::A3u),
            "3b" => claims.archive = Some(Archive::A3b),
            "4" => claims.archive = Some(Archive::A4),
            "4f" => claims.archive = Some(Archive::A4f),
            "ua1" => claims.access = Some(Access::Ua1),
            "ua2" => claims.access = Some(Access::Ua2),
            _ => {}
        }
    }
    std::io::stdin().read_to_end(&mut bytes)?;
    let report = if claims == Claims::default() {
        letterpress_proof::check(&bytes)
    } else {
        letterpress_proof::check_as(&bytes, claims)
    };
    write!(std::io::stdout(), "{report}")
}
