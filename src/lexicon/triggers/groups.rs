//! [`grouped`]: puts symbols that stand at nearly the same nodes together.

use std::collections::BTreeMap;

use super::trie::Symbol;

/// A symbol and the nodes that it is grouped by, in order. The weight tells how frequent it is.
pub(super) struct Standing {
    pub(super) symbol: Symbol,
    pub(super) nodes: Vec<u32>,
    pub(super) weight: usize,
}

/// Symbols that are taken for each other, wherever one of them stands.
#[derive(Default)]
struct Group {
    nodes: Vec<u32>,
    symbols: Vec<Symbol>,
    weight: usize,
}

impl Group {
    /// How many more symbols are taken for others, by their weights and at all nodes, if the two become one.
    fn rise(&self, other: &Self) -> usize {
        let (mut rest, mut both) = (&other.nodes[..], 0);
        for node in &self.nodes {
            let behind = rest.iter().position(|one| one >= node).unwrap_or(rest.len());
            rest = &rest[behind..];
            both += usize::from(rest.first() == Some(node));
        }
        let nodes = self.nodes.len() + other.nodes.len() - both;
        nodes * (self.weight + other.weight) - self.nodes.len() * self.weight - other.nodes.len() * other.weight
    }

    fn join(&mut self, other: Self) {
        self.nodes.extend(other.nodes);
        self.nodes.sort_unstable();
        self.nodes.dedup();
        self.symbols.extend(other.symbols);
        self.weight += other.weight;
    }
}

/// The symbols with the numbers of their groups, of which there are at most `count`, at least one. Time and again the two groups
/// become one of which that costs least; takes time in proportion to the square of the number of different lists of nodes.
pub(super) fn grouped(all: impl Iterator<Item = Standing>, count: usize) -> Vec<(Symbol, usize)> {
    let mut alike: BTreeMap<Vec<u32>, Group> = BTreeMap::new();
    for Standing { symbol, nodes, weight } in all {
        let group = alike.entry(nodes).or_default();
        group.symbols.push(symbol);
        group.weight += weight;
    }
    let mut groups: Vec<Group> = alike.into_iter().map(|(nodes, group)| Group { nodes, ..group }).collect();
    // What it costs to join any two; nothing is joined with itself or with what is gone.
    let mut costs: Vec<Vec<usize>> = vec![vec![usize::MAX; groups.len()]; groups.len()];
    for one in 0..groups.len() {
        for other in 0..one {
            let cost = groups[one].rise(&groups[other]);
            (costs[one][other], costs[other][one]) = (cost, cost);
        }
    }
    let cheapest = |costs: &[usize]| (0..costs.len()).min_by_key(|&other| costs[other]).unwrap_or(0);
    let mut nearest: Vec<usize> = costs.iter().map(|costs| cheapest(costs)).collect();
    for _ in count..groups.len() {
        let Some(one) = (0..groups.len()).min_by_key(|&one| costs[one][nearest[one]]) else { break };
        let other = nearest[one];
        let joined = std::mem::take(&mut groups[other]);
        groups[one].join(joined);
        costs[other].fill(usize::MAX);
        costs.iter_mut().for_each(|costs| costs[other] = usize::MAX);
        for third in (0..groups.len()).filter(|&third| third != one && !groups[third].symbols.is_empty()) {
            let cost = groups[one].rise(&groups[third]);
            (costs[one][third], costs[third][one]) = (cost, cost);
            if cost < costs[third][nearest[third]] {
                nearest[third] = one;
            }
        }
        for third in 0..groups.len() {
            if third == one || nearest[third] == one || nearest[third] == other {
                nearest[third] = cheapest(&costs[third]);
            }
        }
    }
    let left = groups.iter().filter(|group| !group.symbols.is_empty()).enumerate();
    left.flat_map(|(number, group)| group.symbols.iter().map(move |&symbol| (symbol, number))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Standing, grouped};

    #[test]
    fn what_stands_at_nearly_the_same_nodes_is_one_group() {
        let lists: [&[u32]; 6] = [&[1, 2, 3], &[7, 8], &[1, 2], &[20], &[1, 2, 3], &[7, 8, 9]];
        let all = || (0..).zip(lists).map(|(symbol, nodes)| Standing { symbol, nodes: nodes.to_vec(), weight: 1 });
        let group =
            |groups: &[(u16, usize)], symbol| groups.iter().find(|group| group.0 == symbol).map(|group| group.1);
        let three = grouped(all(), 3);
        let of = |symbol| group(&three, symbol);
        assert_eq!(three.len(), 6);
        assert!(of(0) == of(2) && of(0) == of(4) && of(1) == of(5));
        assert!(of(0) != of(1) && of(0) != of(3) && of(1) != of(3));
        assert!(grouped(all(), 1).iter().all(|group| group.1 == 0));
        assert!(grouped(all(), 10).iter().all(|group| group.1 < 5));
    }
}
