//! The structure tree.

use letterpress_page::{ElementId, Marking, Role, Structure};
use letterpress_source::Span;

#[test]
fn elements_know_what_they_stand_in() {
    let mut tree = Structure::default();
    let root = tree.add(Role::Document, None, Span::new(0, 9));
    let list = tree.add(Role::List(Marking::Bullets), Some(root), Span::new(1, 8));
    let item = tree.add(Role::ListItem, Some(list), Span::new(2, 7));
    let roles: Vec<_> = tree.roles(item).collect();
    assert_eq!(
        roles,
        [(item, Role::ListItem), (list, Role::List(Marking::Bullets)), (root, Role::Document)]
    );
    assert_eq!(tree.get(list).map(|element| element.parent), Some(Some(root)));
    assert_eq!(tree.get(item).map(|element| element.span), Some(Span::new(2, 7)));
    assert!(tree.get(ElementId(3)).is_none());
    assert_eq!(tree.roles(ElementId(3)).count(), 0);
}
