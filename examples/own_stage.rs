//! A stage of the caller's between ours: laws and bills become actors before the quotes are read.

use newswire::extract::Document;
use newswire::{Actor, ActorKind, Article, Mention, MentionKind, Pipeline, Stage};

/// Finds "Bill 21", "Bill 7".
struct Bills;

impl Stage for Bills {
    fn name(&self) -> &str {
        "bills"
    }

    fn run(&self, document: &Document<'_>, article: &mut Article) {
        for (index, pair) in document.words().windows(2).enumerate() {
            let is_bill = document.word(index) == "Bill" && pair[0].after.is_space() && pair[1].shape.is_number();
            if is_bill {
                let span = pair[0].span.to(pair[1].span);
                let mut bill = Actor::new(span.of(document.text()).to_owned(), ActorKind::Other);
                bill.mentions.push(Mention::named(span, span, MentionKind::Name));
                article.actors.push(bill);
            }
        }
    }
}

fn main() {
    let english = Pipeline::english();
    let pipeline = english.to_builder().stage_before("quotes", Bills).build();
    println!("stages: {}", pipeline.stage_names().collect::<Vec<_>>().join(", "));

    let mut article =
        Article::new("Bill 21 passed. “It is a good day,” said Minister Paula Ferrand after the vote on Bill 21.");
    pipeline.fill(&mut article);
    for actor in &article.actors {
        println!("{} ({})", actor.name, actor.kind);
    }
}
