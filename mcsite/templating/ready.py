# Written by tools/twins.py from theme/templates/. Change those, then run `make twins`.
# It isn't imported: `mcsite.templating` runs it with the names of an environment.

DIGEST = 'cce39d23005dba0db1968920e58b716a'
UNITS = {  # and the files that they are written from
    'include assess/begin.html': 'assess/begin.html',
    'include assess/contents.html': 'assess/contents.html',
    'include assess/outcome.html': 'assess/criterion.html assess/outcome.html partials/choices.html',
    'include assess/part.html': 'assess/criterion.html assess/part.html partials/choices.html partials/evidence.html',
    'include assess/submission.html': 'assess/submission.html',
    'include assess/whole.html': 'assess/criterion.html assess/whole.html partials/choices.html',
    'include credential/earn.html': 'credential/earn.html partials/facts.html partials/links.html',
    'include credential/evidence.html': 'credential/evidence.html partials/evidence.html partials/facts.html partials/links.html',
    'include credential/facts.html': 'credential/facts.html partials/facts.html partials/links.html',
    'include credential/prerequisites.html': 'credential/prerequisites.html partials/links.html',
    'include credential/related.html': 'credential/related.html partials/links.html',
    'include credential/research.html': 'credential/research.html partials/works.html',
    'include credential/resources.html': 'credential/resources.html partials/works.html',
    'include credential/rubric-table.html': 'credential/rubric-table.html partials/levels.html',
    'include credential/rubric.html': 'credential/rubric-table.html credential/rubric.html partials/levels.html partials/links.html',
    'include credential/stacks.html': 'credential/stacks.html partials/links.html',
    'include feed/credential.html': 'feed/credential.html feed/macros.html',
    'include feed/evidence.html': 'feed/evidence.html feed/macros.html',
    'include feed/framework.html': 'feed/framework.html feed/macros.html',
    'include feed/guide.html': 'feed/guide.html feed/macros.html',
    'include feed/issuer.html': 'feed/issuer.html feed/macros.html',
    'include feed/recognizer.html': 'feed/macros.html feed/recognizer.html',
    'include feed/rubric.html': 'feed/macros.html feed/rubric.html',
    'include feed/stack.html': 'feed/macros.html feed/stack.html',
    'include feed/topic.html': 'feed/macros.html feed/topic.html',
    'include home/guides.html': 'home/guides.html partials/guide-list.html',
    'include home/newest.html': 'home/newest.html partials/cards.html partials/facts.html partials/links.html',
    'include home/stacks.html': 'home/stacks.html partials/cards.html partials/facts.html partials/links.html',
    'include home/topics.html': 'home/topics.html partials/links.html partials/topic-grid.html',
    'include partials/about.html': 'partials/about.html',
    'include partials/alignments.html': 'partials/alignments.html partials/statements.html',
    'include partials/byline.html': 'partials/byline.html',
    'include partials/counts.html': 'partials/counts.html',
    'include partials/here.html': 'partials/here.html',
    'include partials/keeping.html': 'partials/keeping.html',
    'include partials/listed-credentials.html': 'partials/cards.html partials/facts.html partials/links.html partials/listed-credentials.html partials/paging.html',
    'include partials/listed-stacks.html': 'partials/cards.html partials/facts.html partials/links.html partials/listed-stacks.html partials/paging.html',
    'include partials/notice.html': 'partials/notice.html',
    'include partials/pathway.svg': 'partials/pathway.svg',
    'include partials/rule.html': 'partials/links.html partials/rule.html',
    'include partials/search-form.html': 'partials/search-form.html',
    'include partials/site-footer.html': 'partials/site-footer.html',
    'include partials/site-header.html': 'partials/search-form.html partials/site-header.html',
    'include partials/source.html': 'partials/source.html',
    'include partials/statement.html': 'partials/facts.html partials/links.html partials/paging.html partials/statement.html',
    'include partials/status.html': 'partials/status.html',
    'include partials/used-by.html': 'partials/cards.html partials/facts.html partials/links.html partials/paging.html partials/used-by.html',
    'include partials/versions.html': 'partials/facts.html partials/links.html partials/versions.html',
    'include plan/collect.html': 'plan/collect.html',
    'include plan/compare.html': 'plan/compare.html',
    'include plan/credit.html': 'plan/credit.html',
    'include plan/empty.html': 'plan/empty.html',
    'include plan/entries.html': 'plan/entries.html',
    'include plan/keep.html': 'plan/keep.html',
    'include plan/stacks.html': 'plan/stacks.html',
    'include plan/totals.html': 'plan/totals.html',
    'include search/lists.html': 'search/lists.html',
    'include stack/award.html': 'stack/award.html',
    'include stack/facts.html': 'partials/facts.html partials/links.html partials/range.html stack/facts.html',
    'include stack/groups.html': 'partials/cards.html partials/facts.html partials/links.html stack/groups.html',
    'include stack/order.html': 'partials/links.html partials/pathway.svg stack/order.html',
    'include version/changes.html': 'version/changes.html',
    'include workbook/begin.html': 'workbook/begin.html',
    'include workbook/contents.html': 'workbook/contents.html',
    'include workbook/finish.html': 'partials/links.html workbook/finish.html',
    'include workbook/part.html': 'workbook/entry.html workbook/part.html',
    'include workbook/self-assessment.html': 'partials/choices.html workbook/self-assessment.html',
    'macros assess/criterion.html': 'assess/criterion.html partials/choices.html',
    'macros feed/macros.html': 'feed/macros.html',
    'macros partials/body.html': 'partials/body.html',
    'macros partials/cards.html': 'partials/cards.html partials/facts.html partials/links.html',
    'macros partials/choices.html': 'partials/choices.html',
    'macros partials/contents.html': 'partials/contents.html',
    'macros partials/evidence.html': 'partials/evidence.html',
    'macros partials/facts.html': 'partials/facts.html partials/links.html',
    'macros partials/guide-list.html': 'partials/guide-list.html',
    'macros partials/levels.html': 'partials/levels.html',
    'macros partials/links.html': 'partials/links.html',
    'macros partials/paging.html': 'partials/paging.html',
    'macros partials/range.html': 'partials/range.html',
    'macros partials/statements.html': 'partials/statements.html',
    'macros partials/topic-grid.html': 'partials/links.html partials/topic-grid.html',
    'macros partials/works.html': 'partials/works.html',
    'macros workbook/entry.html': 'workbook/entry.html',
    'page assess.html': 'assess.html assess/begin.html assess/contents.html assess/criterion.html assess/outcome.html assess/part.html assess/submission.html assess/whole.html base.html partials/about.html partials/choices.html partials/evidence.html partials/links.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html',
    'page assess/pieces/agreement.html': 'assess/pieces/agreement.html',
    'page assess/pieces/bar.html': 'assess/pieces/bar.html partials/keeping.html',
    'page assess/pieces/finish.html': 'assess/pieces/finish.html',
    'page assess/pieces/notes.html': 'assess/pieces/notes.html',
    'page assess/pieces/outcome.html': 'assess/pieces/outcome.html',
    'page base.html': 'base.html partials/about.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page credential.html': 'base.html credential.html credential/earn.html credential/evidence.html credential/facts.html credential/prerequisites.html credential/related.html credential/research.html credential/resources.html credential/rubric-table.html credential/rubric.html credential/stacks.html item.html partials/about.html partials/alignments.html partials/body.html partials/byline.html partials/contents.html partials/counts.html partials/evidence.html partials/facts.html partials/here.html partials/levels.html partials/links.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/statements.html partials/status.html partials/versions.html partials/works.html',
    'page evidence.html': 'base.html evidence.html item.html partials/about.html partials/body.html partials/cards.html partials/contents.html partials/evidence.html partials/facts.html partials/links.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html partials/used-by.html',
    'page feed-item.html': 'feed-item.html feed/macros.html',
    'page framework.html': 'base.html framework.html item.html partials/about.html partials/body.html partials/contents.html partials/facts.html partials/links.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/statement.html partials/status.html',
    'page guide.html': 'base.html guide.html item.html partials/about.html partials/body.html partials/contents.html partials/facts.html partials/links.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/statements.html partials/status.html',
    'page home.html': 'base.html home.html partials/about.html partials/here.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/credentials.html': 'base.html index/credentials.html list.html partials/about.html partials/cards.html partials/facts.html partials/links.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/evidence.html': 'base.html index/evidence.html list.html partials/about.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/frameworks.html': 'base.html index/frameworks.html list.html partials/about.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/guides.html': 'base.html index/guides.html list.html partials/about.html partials/guide-list.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/issuers.html': 'base.html index/issuers.html list.html partials/about.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/recognizers.html': 'base.html index/recognizers.html list.html partials/about.html partials/here.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/rubrics.html': 'base.html index/rubrics.html list.html partials/about.html partials/levels.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/stacks.html': 'base.html index/stacks.html list.html partials/about.html partials/cards.html partials/facts.html partials/links.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page index/topics.html': 'base.html index/topics.html list.html partials/about.html partials/links.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/topic-grid.html',
    'page issuer.html': 'base.html issuer.html item.html partials/about.html partials/body.html partials/cards.html partials/contents.html partials/facts.html partials/links.html partials/listed-credentials.html partials/listed-stacks.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html',
    'page item.html': 'base.html item.html partials/about.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html',
    'page list.html': 'base.html list.html partials/about.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page more.html': 'base.html list.html more.html partials/about.html partials/cards.html partials/facts.html partials/links.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page not-found.html': 'base.html not-found.html partials/about.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html',
    'page plan.html': 'base.html partials/about.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html plan.html',
    'page recognizer.html': 'base.html item.html partials/about.html partials/body.html partials/contents.html partials/facts.html partials/here.html partials/links.html partials/notice.html partials/paging.html partials/rule.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html recognizer.html',
    'page redirect.html': 'base.html partials/about.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html redirect.html',
    'page rubric.html': 'base.html item.html partials/about.html partials/body.html partials/cards.html partials/contents.html partials/facts.html partials/levels.html partials/links.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html partials/used-by.html rubric.html',
    'page search.html': 'base.html partials/about.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html search.html search/lists.html',
    'page stack.html': 'base.html item.html partials/about.html partials/body.html partials/byline.html partials/cards.html partials/contents.html partials/counts.html partials/facts.html partials/here.html partials/links.html partials/notice.html partials/pathway.svg partials/range.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html partials/versions.html stack.html stack/award.html stack/facts.html stack/groups.html stack/order.html',
    'page topic.html': 'base.html item.html partials/about.html partials/body.html partials/cards.html partials/contents.html partials/facts.html partials/links.html partials/listed-credentials.html partials/listed-stacks.html partials/notice.html partials/paging.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html topic.html',
    'page version.html': 'base.html credential/evidence.html credential/rubric-table.html credential/rubric.html partials/about.html partials/contents.html partials/evidence.html partials/facts.html partials/levels.html partials/links.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html version.html version/changes.html',
    'page withdrawn.html': 'base.html partials/about.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html withdrawn.html',
    'page workbook.html': 'base.html partials/about.html partials/choices.html partials/links.html partials/notice.html partials/search-form.html partials/site-footer.html partials/site-header.html partials/source.html partials/status.html workbook.html workbook/begin.html workbook/contents.html workbook/entry.html workbook/finish.html workbook/part.html workbook/self-assessment.html',
    'page workbook/pieces/artifact.html': 'workbook/pieces/artifact.html',
    'page workbook/pieces/artifacts.html': 'workbook/pieces/artifacts.html',
    'page workbook/pieces/bar.html': 'partials/keeping.html workbook/pieces/bar.html',
    'page workbook/pieces/copies.html': 'workbook/pieces/copies.html',
    'page workbook/pieces/earlier.html': 'workbook/pieces/earlier.html',
    'page workbook/pieces/entry.html': 'workbook/pieces/entry.html',
    'page workbook/pieces/files.html': 'workbook/pieces/files.html',
    'page workbook/pieces/missing.html': 'workbook/pieces/missing.html',
    'page workbook/pieces/open.html': 'workbook/pieces/open.html',
    'page workbook/pieces/part.html': 'workbook/pieces/part.html',
}


def include_assess_2f_begin_2e_html(out):
    out.append('<section id="begin">\n<h2>Before you begin</h2>\n<p class="message" data-unscripted>This form can be read, printed and filled in on paper as it is. To fill it in here, work out the outcome and write the feedback, it needs JavaScript.</p>\n<ul class="plain room" data-scripted hidden>\n<li><strong>Nothing leaves this browser.</strong> What you write, and the earner&rsquo;s copy that you open, is kept here, on this device, until you remove it. Once\nthe page has loaded it needs no network.</li>\n<li><strong>Blind.</strong> The form asks for no earner&rsquo;s name. It knows a submission by a code that you give it.</li>\n<li><strong>First complete, then competent.</strong> Go through the checks of a part before its criteria. A part that isn&rsquo;t complete is not scored.</li>\n<li><strong>On resubmission, only what was not met.</strong> Open your earlier assessment: what was met stays met, and isn&rsquo;t asked for again.</li>\n</ul>\n<div id="others" class="room" data-scripted hidden>\n<h3>Kept in this browser</h3>\n<p class="none" data-none>No other assessments for this micro-credential yet.</p>\n<ul class="rows" data-list></ul>\n</div>\n</section>')
include_assess_2f_begin_2e_html_names = ()

def include_assess_2f_contents_2e_html(out, v_view, v_native, v_whole):
    out.append('<nav class="contents" aria-label="On this page">\n<details>\n<summary>On this page</summary>\n<ul>\n<li><a href="#begin">Before you begin</a></li>\n<li><a href="#submission">The submission</a></li>\n')
    for v1_part in v_view.evidence:
        out += ('<li><a href="#part-', escape(v1_part.number), '">Part ', escape(v1_part.number), ': <span', escape(v_native), '>', escape(v1_part.title), '</span></a></li>\n')
    if v_whole:
        out.append('<li><a href="#whole">All of the evidence</a></li>\n')
    out.append('<li><a href="#outcome">Outcome</a></li>\n<li><a href="#finish">Feedback and files</a></li>\n<li><a href="#agreement">Agreement with another assessor</a></li>\n</ul>\n</details>\n</nav>')
include_assess_2f_contents_2e_html_names = ('view', 'native', 'whole')

def macros_partials_2f_choices_2e_html_choices(out, v1_criterion, v2_name, v3_native, v4_english):
    out += ('<div class="choices"', escape(v3_native), '>\n')
    for v5_descriptor in v1_criterion.descriptors:
        out += ('<div class="choice', (' passing' if v5_descriptor.passes else ''), '">\n<label><input type="radio" name="', escape(v2_name), '" value="', escape(v5_descriptor.level), '"> ', escape(v5_descriptor.level))
        if v5_descriptor.passes:
            out += (' <span class="passes"', escape(v4_english), '>passes</span>')
        out += ('</label>\n<div class="prose">', escape(v5_descriptor.text), '</div>\n</div>\n')
    out.append('</div>\n')

def macros_assess_2f_criterion_2e_html_comment(out, v1_label, v2_mark):
    out += ('<label class="field">', escape(v1_label), ' <textarea class="tiny" ', escape(v2_mark), '></textarea></label>\n')
def macros_assess_2f_criterion_2e_html_criterion_fields(out, v1_criterion, v2_index, v_native, v_english):
    out += ('<fieldset class="opinion judged" id="criterion-', escape((v2_index + 1)), '" data-criterion="', escape(v2_index), '">\n<legend><span class="name"', escape(v_native), '>', escape(v1_criterion.title), '</span></legend>\n<div data-open>\n')
    v3_given = joined('c', (v2_index + 1))
    out += ('<div class="choices"', escape(v_native), '>\n')
    for v4_descriptor in v1_criterion.descriptors:
        out += ('<div class="choice', (' passing' if v4_descriptor.passes else ''), '">\n<label><input type="radio" name="', escape(v3_given), '" value="', escape(v4_descriptor.level), '"> ', escape(v4_descriptor.level))
        if v4_descriptor.passes:
            out += (' <span class="passes"', escape(v_english), '>passes</span>')
        out += ('</label>\n<div class="prose">', escape(v4_descriptor.text), '</div>\n</div>\n')
    out.append('</div>\n\n<label class="field">Comment for the earner <textarea class="tiny" data-comment></textarea></label>\n\n</div>\n</fieldset>\n')

def include_assess_2f_outcome_2e_html(out):
    out.append('<section id="outcome" tabindex="-1">\n<h2>Outcome</h2>\n<div data-scripted="outcome" hidden></div>\n<p class="paper-line" data-unscripted>Meets the pass rule: &#9744; Yes &#9744; Not yet</p>\n<label class="field">A word to the earner about the whole <textarea class="tiny" data-note></textarea></label>\n\n</section>')
include_assess_2f_outcome_2e_html_names = ()

def macros_partials_2f_evidence_2e_html_word_limit(out, v1_words, v2_limit, v3_english):
    out += ('<p class="limit"', escape(v3_english), '>', ('About' if (v2_limit == 'advisory') else 'At most'), ' ', quoted(f_count(v1_words, 'word')), '</p>\n')
def macros_partials_2f_evidence_2e_html_instructions(out, v1_given):
    if v1_given:
        out += ('<div class="prose">', escape(v1_given), '</div>\n')
def macros_partials_2f_evidence_2e_html_prompts(out, v1_given, v2_english, v3_heading):
    if v1_given:
        out += ('<', escape(v3_heading), escape(v2_english), '>Questions to answer</', escape(v3_heading), '>\n<ol class="prompts">\n')
        for v4_prompt in v1_given:
            out.append('  <li>\n')
            if v4_prompt.title:
                out += ('<p><strong>', escape(v4_prompt.title), '</strong></p>')
            out += ('    <div class="prose">', escape(v4_prompt.text), '</div>\n')
            if v4_prompt.max_words:
                v5_given = v4_prompt.max_words
                v6_given = v4_prompt.limit
                out += ('<p class="limit"', escape(v2_english), '>', ('About' if (v6_given == 'advisory') else 'At most'), ' ', quoted(f_count(v5_given, 'word')), '</p>\n')
            out.append('  </li>\n')
        out.append('</ol>\n')
def macros_partials_2f_evidence_2e_html_checks(out, v1_given, v2_english, v3_heading):
    if v1_given:
        out += ('<', escape(v3_heading), escape(v2_english), '>Complete when</', escape(v3_heading), '>\n<ul class="checks">\n')
        for v4_check in v1_given:
            out += ('  <li>', escape(v4_check), '</li>\n')
        out.append('</ul>\n')
def macros_partials_2f_evidence_2e_html_privacy(out, v1_given, v2_english, v3_heading):
    if v1_given:
        out += ('<', escape(v3_heading), escape(v2_english), '>Privacy</', escape(v3_heading), '>\n<div class="prose">', escape(v1_given), '</div>\n')

def include_assess_2f_part_2e_html(out, v_native, v_english, v_part, v_view):
    v5_native = v_native
    v6_english = v_english
    v1_asked = v_part.asked
    v2_number = v1_asked.number
    v3_counted = (((v2_number in v_view.pass_rule.parts) or (v2_number in v_view.pass_rule.yes)) or (not v_view.pass_rule.sentence))
    v4_named = {'rubric': 'judged by the rubric', 'yes-no': 'Yes or No', 'none': 'not scored'}[v1_asked.scoring]
    out += ('<section id="part-', escape(v2_number), '" class="part" data-part>\n<h3><span>Part ', escape(v2_number), ', ', escape(v4_named))
    if (not v3_counted):
        out.append('; the pass rule doesn&rsquo;t need it')
    out += ('</span> <span class="name"', escape(v_native), '>', escape(v1_asked.title), '</span></h3>\n<div class="sides" data-sides>\n<div class="handed-in">\n')
    if ((v1_asked.instructions or v1_asked.prompts) or v1_asked.privacy):
        out += ('<details class="asked">\n<summary>What this part asks for</summary>\n<div', escape(v_native), '>\n')
        v7_given = v1_asked.instructions
        if v7_given:
            out += ('<div class="prose">', escape(v7_given), '</div>\n')
        out.append('\n')
        macros_partials_2f_evidence_2e_html_prompts(out, v1_asked.prompts, v_english, 'h4')
        out.append('\n')
        v8_given = v1_asked.privacy
        if v8_given:
            out += ('<h4', escape(v_english), '>Privacy</h4>\n<div class="prose">', escape(v8_given), '</div>\n')
        out.append('\n</div>\n</details>\n')
    out.append('</div>\n<div class="judging">\n')
    if v_part.checks:
        out.append('<div class="completion">\n<h4>Is it complete?</h4>\n')
        v10_items = sequence(v_part.checks)
        v12_length = len(v10_items)
        for v11_number, v9_check in enumerate(v10_items):
            v13_id = joined('p', v2_number, 'k', (v11_number + 1))
            out += ('<fieldset class="check-row" data-check>\n<legend', escape(v_native), '>', escape(v9_check), '</legend>\n<div class="answers">\n<label><input type="radio" name="', escape(v13_id), '" value="met"> Met</label>\n<label><input type="radio" name="', escape(v13_id), '" value="unmet"> Not met</label>\n</div>\n</fieldset>\n')
        out.append('<label class="field">What is missing, for the earner <textarea class="tiny" data-missing></textarea></label>\n\n</div>\n')
    out.append('<div data-scored>\n')
    if (v1_asked.scoring == 'yes-no'):
        out += ('<fieldset class="check-row answer-row" data-answer>\n<legend>Does the evidence show what this part asks for?</legend>\n<div class="answers">\n<label><input type="radio" name="p', escape(v2_number), '" value="yes"> Yes</label>\n<label><input type="radio" name="p', escape(v2_number), '" value="no"> No</label>\n</div>\n</fieldset>\n<label class="field">Comment for the earner <textarea class="tiny" data-comment></textarea></label>\n\n')
    for (v14_index, v15_criterion,) in v_part.criteria:
        out += ('<fieldset class="opinion judged" id="criterion-', escape((v14_index + 1)), '" data-criterion="', escape(v14_index), '">\n<legend><span class="name"', escape(v5_native), '>', escape(v15_criterion.title), '</span></legend>\n<div data-open>\n')
        v16_given = joined('c', (v14_index + 1))
        out += ('<div class="choices"', escape(v5_native), '>\n')
        for v17_descriptor in v15_criterion.descriptors:
            out += ('<div class="choice', (' passing' if v17_descriptor.passes else ''), '">\n<label><input type="radio" name="', escape(v16_given), '" value="', escape(v17_descriptor.level), '"> ', escape(v17_descriptor.level))
            if v17_descriptor.passes:
                out += (' <span class="passes"', escape(v6_english), '>passes</span>')
            out += ('</label>\n<div class="prose">', escape(v17_descriptor.text), '</div>\n</div>\n')
        out.append('</div>\n\n<label class="field">Comment for the earner <textarea class="tiny" data-comment></textarea></label>\n\n</div>\n</fieldset>\n\n')
    out.append('</div>\n</div>\n</div>\n</section>')
include_assess_2f_part_2e_html_names = ('native', 'english', 'part', 'view')

def include_assess_2f_submission_2e_html(out):
    out.append('<section id="submission">\n<h2>The submission</h2>\n<div class="field">\n<label for="code">Submission code</label>\n<p class="meta" id="code-help">A number or pseudonym that stands for the earner, such as 2026-017. Assessors of one submission use the same code.</p>\n<input id="code" aria-describedby="code-help code-warning" spellcheck="false" maxlength="80" data-code>\n<p class="warning" id="code-warning" data-warning hidden></p>\n</div>\n<div class="field">\n<label for="assessor">Your label, if a second assessor judges too</label>\n<p class="meta" id="assessor-help">Initials or a number. It is in the file of your assessment, not in the feedback.</p>\n<input id="assessor" aria-describedby="assessor-help assessor-warning" spellcheck="false" maxlength="40" data-assessor>\n<p class="warning" id="assessor-warning" data-warning hidden></p>\n</div>\n<div class="room" data-scripted hidden>\n<p class="buttons">\n<label class="button file">Open the earner&rsquo;s copy or an assessment <input type="file" id="open-file" accept=".json,application/json" class="unseen" aria-describedby="open-help"></label>\n<button type="button" class="button quiet" data-new>Begin another submission</button>\n</p>\n<p class="meta" id="open-help">The earner&rsquo;s copy ends in &ldquo;-workbook.json&rdquo;, an assessment in &ldquo;-assessment.json&rdquo;. Without a copy, judge by the files you were sent.</p>\n<p id="open-problem" class="warning" role="alert" hidden></p>\n</div>\n<div data-scripted="notes" hidden></div>\n</section>')
include_assess_2f_submission_2e_html_names = ()

def include_assess_2f_whole_2e_html(out, v_native, v_english, v_whole):
    v1_native = v_native
    v2_english = v_english
    if v_whole:
        out.append('<section id="whole" class="part">\n<h3><span>Across the parts, judged by the rubric</span> <span class="name">All of the evidence</span></h3>\n')
        for (v3_index, v4_criterion,) in v_whole:
            out += ('<fieldset class="opinion judged" id="criterion-', escape((v3_index + 1)), '" data-criterion="', escape(v3_index), '">\n<legend><span class="name"', escape(v1_native), '>', escape(v4_criterion.title), '</span></legend>\n<div data-open>\n')
            v5_given = joined('c', (v3_index + 1))
            out += ('<div class="choices"', escape(v1_native), '>\n')
            for v6_descriptor in v4_criterion.descriptors:
                out += ('<div class="choice', (' passing' if v6_descriptor.passes else ''), '">\n<label><input type="radio" name="', escape(v5_given), '" value="', escape(v6_descriptor.level), '"> ', escape(v6_descriptor.level))
                if v6_descriptor.passes:
                    out += (' <span class="passes"', escape(v2_english), '>passes</span>')
                out += ('</label>\n<div class="prose">', escape(v6_descriptor.text), '</div>\n</div>\n')
            out.append('</div>\n\n<label class="field">Comment for the earner <textarea class="tiny" data-comment></textarea></label>\n\n</div>\n</fieldset>\n\n')
        out.append('</section>\n')
include_assess_2f_whole_2e_html_names = ('native', 'english', 'whole')

def macros_partials_2f_links_2e_html_link(out, v1_ref):
    out += ('<a href="', escape(v1_ref.url), '">', escape(v1_ref.title), '</a>')
    if v1_ref.closed:
        out += (' <span class="closed">(', escape(v1_ref.closed.split(' ')[0]), ')</span>')
def macros_partials_2f_links_2e_html_links(out, v1_refs):
    v3_items = sequence(v1_refs)
    v5_length = len(v3_items)
    for v4_number, v2_ref in enumerate(v3_items):
        out += ('<a href="', escape(v2_ref.url), '">', escape(v2_ref.title), '</a>')
        if v2_ref.closed:
            out += (' <span class="closed">(', escape(v2_ref.closed.split(' ')[0]), ')</span>')
        out.append((', ' if (not (v4_number + 1 == v5_length)) else ''))
def macros_partials_2f_links_2e_html_link_list(out, v1_refs):
    out.append('<ul class="links">\n')
    for v2_ref in v1_refs:
        out += ('  <li><a href="', escape(v2_ref.url), '">', escape(v2_ref.title), '</a>')
        if v2_ref.closed:
            out += (' <span class="closed">(', escape(v2_ref.closed.split(' ')[0]), ')</span>')
        out.append('</li>\n')
    out.append('</ul>\n')

macros_partials_2f_facts_2e_html_assessors = {'free': 'Free', 'paid': 'Paid', 'peer': 'By peers', 'certified': 'By certified assessors'}
macros_partials_2f_facts_2e_html_languages = {'ar': 'العربية', 'de': 'Deutsch', 'en': 'English', 'es': 'Español', 'fr': 'Français', 'he': 'עברית', 'ht': 'Kreyòl ayisyen', 'it': 'Italiano', 'ja': '日本語', 'ko': '한국어', 'pt': 'Português', 'ru': 'Русский', 'so': 'Soomaali', 'tl': 'Tagalog', 'uk': 'Українська', 'ur': 'اردو', 'vi': 'Tiếng Việt', 'zh': '中文'}
def macros_partials_2f_facts_2e_html_fee(out, v1_given):
    out.append((quoted(f_money(v1_given.amount, v1_given.currency)) if v1_given.amount else 'nothing'))
def macros_partials_2f_facts_2e_html_assessed(out, v1_model, v2_fee):
    out.append(escape(macros_partials_2f_facts_2e_html_assessors[v1_model]))
    if (v2_fee and v2_fee.amount):
        out += (', ', quoted(f_money(v2_fee.amount, v2_fee.currency)))
    else:
        if v2_fee:
            out.append(', no fee')
def macros_partials_2f_facts_2e_html_fact(out, v1_name, caller):
    out += ('<div><dt>', escape(v1_name), '</dt><dd>', escape(caller), '</dd></div>\n')
def macros_partials_2f_facts_2e_html_text(out, v1_name, v2_value):
    if v2_value:
        out += ('<div><dt>', escape(v1_name), '</dt><dd>', escape(v2_value), '</dd></div>\n')
def macros_partials_2f_facts_2e_html_written(out, v1_name, v2_value, v3_view, v4_english):
    if v2_value:
        out += ('<div class="wide"><dt>', escape(v1_name), '</dt><dd')
        if v4_english:
            out += (' lang="', escape(v3_view.language), '"')
        out += ('>', escape(v2_value), '</dd></div>\n')
def macros_partials_2f_facts_2e_html_refs(out, v1_name, v2_values):
    if v2_values:
        out += ('<div><dt>', escape(v1_name), '</dt><dd>')
        v4_items = sequence(v2_values)
        v6_length = len(v4_items)
        for v5_number, v3_ref in enumerate(v4_items):
            out += ('<a href="', escape(v3_ref.url), '">', escape(v3_ref.title), '</a>')
            if v3_ref.closed:
                out += (' <span class="closed">(', escape(v3_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v5_number + 1 == v6_length)) else ''))
        out.append('</dd></div>\n')
def macros_partials_2f_facts_2e_html_labels(out, v1_name, v2_values):
    v3_given = ', '.join(map(f_label, v2_values))
    if v3_given:
        out += ('<div><dt>', escape(v1_name), '</dt><dd>', escape(v3_given), '</dd></div>\n')
def macros_partials_2f_facts_2e_html_assessment(out, v1_given):
    if v1_given:
        out.append('<div><dt>Assessment</dt><dd>')
        v2_given = v1_given.model
        v3_given = v1_given.fee
        out.append(escape(macros_partials_2f_facts_2e_html_assessors[v2_given]))
        if (v3_given and v3_given.amount):
            out += (', ', quoted(f_money(v3_given.amount, v3_given.currency)))
        else:
            if v3_given:
                out.append(', no fee')
        out.append('</dd></div>\n')
        if (not (v1_given.supervised is None)):
            out += ('<div><dt>Supervision</dt><dd>', ('You are supervised' if v1_given.supervised else 'You are not supervised'), '</dd></div>\n')
        if (not (v1_given.identity_verified is None)):
            out += ('<div><dt>Identity</dt><dd>', ('It is verified that you are who you say' if v1_given.identity_verified else 'Your identity is not verified'), '</dd></div>\n')
        if v1_given.turnaround_days:
            out += ('<div><dt>Answer</dt><dd>Within ', quoted(f_count(v1_given.turnaround_days, 'day')), '</dd></div>\n')
def macros_partials_2f_facts_2e_html_language(out, v1_view):
    if v1_view.translations:
        out += ('<div><dt>Languages</dt><dd><span lang="', escape(v1_view.language), '">', escape(macros_partials_2f_facts_2e_html_languages.get(v1_view.language, v1_view.language)), '</span>')
        for v2_translation in v1_view.translations:
            out += (', <a href="', escape(v2_translation.url), '" hreflang="', escape(v2_translation.language), '" lang="', escape(v2_translation.language), '">', escape(macros_partials_2f_facts_2e_html_languages.get(v2_translation.language, v2_translation.language)), '</a>')
        out.append('</dd></div>\n')
    else:
        out += ('<div><dt>Language</dt><dd>', escape(macros_partials_2f_facts_2e_html_languages.get(v1_view.language, v1_view.language)), '</dd></div>\n')

def include_credential_2f_earn_2e_html(out, v_view, v_english):
    v1_approval = list(f_unique(environment, map(attrgetter('recognizer'), filter(attrgetter('preapproval'), v_view.counts)), attribute='id'))
    v2_again = (v_view.assessment.resubmissions if v_view.assessment else None)
    out += ('<section id="earn">\n  <h2', escape(v_english), '>How to earn it</h2>\n')
    if v_view.closed:
        out += ('  <p class="none"', escape(v_english), '>It can no longer be earned.')
        if v_view.replaced_by:
            out.append(' Earn ')
            v3_given = v_view.replaced_by
            out += ('<a href="', escape(v3_given.url), '">', escape(v3_given.title), '</a>')
            if v3_given.closed:
                out += (' <span class="closed">(', escape(v3_given.closed.split(' ')[0]), ')</span>')
            out.append(' instead.')
        out.append('</p>\n')
    else:
        out += ('  <ol class="steps"', escape(v_english), '>\n    <li>\n      <h3>Check that it fits</h3>\n      <p>')
        if v_view.prerequisites:
            out.append('Earn ')
            v4_given = v_view.prerequisites
            v6_items = sequence(v4_given)
            v8_length = len(v6_items)
            for v7_number, v5_ref in enumerate(v6_items):
                out += ('<a href="', escape(v5_ref.url), '">', escape(v5_ref.title), '</a>')
                if v5_ref.closed:
                    out += (' <span class="closed">(', escape(v5_ref.closed.split(' ')[0]), ')</span>')
                out.append((', ' if (not (v7_number + 1 == v8_length)) else ''))
            out.append(' first.')
        else:
            out.append('There are no prerequisites.')
        if v_view.needs_students:
            out.append(' You need students of your own.')
        else:
            if (v_view.needs_students == False):
                out.append(' You need no students of your own.')
        out.append(' See <a href="#counts">where it counts</a>.\n')
        if v1_approval:
            out.append('Ask for approval before you begin if it is to count at ')
            v10_items = sequence(v1_approval)
            v12_length = len(v10_items)
            for v11_number, v9_ref in enumerate(v10_items):
                out += ('<a href="', escape(v9_ref.url), '">', escape(v9_ref.title), '</a>')
                if v9_ref.closed:
                    out += (' <span class="closed">(', escape(v9_ref.closed.split(' ')[0]), ')</span>')
                out.append((', ' if (not (v11_number + 1 == v12_length)) else ''))
            out.append('.')
        out.append('</p>\n    </li>\n    <li>\n      <h3>Learn in any way you like</h3>\n      <p>What counts is what you can show, not where you learned it. Use the <a href="#resources">resources</a> on this page or your own.\n')
        if v_view.effort_hours:
            out += ('Plan on ', quoted(f_hours(v_view.effort_hours)), ' in all.')
        out += ('</p>\n    </li>\n    <li>\n      <h3>Gather evidence</h3>\n      <p>Collect the ', quoted(f_count(len(v_view.evidence), 'part')), ' of <a href="#evidence">what you submit</a> while you work,\n        ', ('and hold them against the <a href="#rubric">rubric</a>.' if v_view.rubric else 'and go through the completion checks.'), '\n        Draft it in the <a href="', escape(g_url(joined('credentials/', v_view.id, '/workbook/'))), '">evidence workbook</a>, which keeps your work in your browser and counts words.</p>\n    </li>\n    <li>\n      <h3>Submit</h3>\n      <p>')
        if v_view.apply_url:
            out += ('<a href="', escape(v_view.apply_url), '">Submit your evidence to ', escape(v_view.issuer.title), '</a>.\n')
        else:
            out.append('Submit your evidence to ')
            v13_given = v_view.issuer
            out += ('<a href="', escape(v13_given.url), '">', escape(v13_given.title), '</a>')
            if v13_given.closed:
                out += (' <span class="closed">(', escape(v13_given.closed.split(' ')[0]), ')</span>')
            out.append('.')
        if (v_view.assessment and v_view.assessment.fee):
            out.append('The assessment costs ')
            v14_given = v_view.assessment.fee
            out += ((quoted(f_money(v14_given.amount, v14_given.currency)) if v14_given.amount else 'nothing'), '.')
        out.append('</p>\n    </li>\n    <li>\n      <h3>Get an answer</h3>\n      <p>')
        if (v_view.assessment and v_view.assessment.turnaround_days):
            out += ('You hear back within ', quoted(f_count(v_view.assessment.turnaround_days, 'day')), '.\n')
        else:
            out += (escape(v_view.issuer.title), ' doesn&rsquo;t say here how long an answer takes.')
        if (v2_again == 0):
            out.append(' There is no resubmission.')
        out.append('</p>\n    </li>\n')
        if (v2_again != 0):
            out.append('    <li>\n      <h3>Hand in again what was not met</h3>\n      <p>')
            if (v2_again is None):
                out += (escape(v_view.issuer.title), ' doesn&rsquo;t say here how often you may.\n')
            else:
                if (v2_again == 'unlimited'):
                    out.append('You may do so as often as you need.\n')
                else:
                    out += ('You may do so ', quoted(f_count(v2_again, 'time')), '.')
            out.append('</p>\n    </li>\n')
        out += ('    <li>\n      <h3>Receive the badge</h3>\n      <p>', escape(v_view.issuer.title), ' awards it')
        if v_view.credit:
            out += (', with ', quoted(' or '.join(map(f_credit, v_view.credit))), ' of credit')
        out.append('.\n')
        if v_view.stacks:
            out.append('It also counts toward ')
            v15_given = v_view.stacks
            v17_items = sequence(v15_given)
            v19_length = len(v17_items)
            for v18_number, v16_ref in enumerate(v17_items):
                out += ('<a href="', escape(v16_ref.url), '">', escape(v16_ref.title), '</a>')
                if v16_ref.closed:
                    out += (' <span class="closed">(', escape(v16_ref.closed.split(' ')[0]), ')</span>')
                out.append((', ' if (not (v18_number + 1 == v19_length)) else ''))
            out.append('.')
        out.append('</p>\n    </li>\n  </ol>\n')
    out.append('</section>')
include_credential_2f_earn_2e_html_names = ('view', 'english')

def include_credential_2f_evidence_2e_html(out, v_english, v_view):
    out += ('<section id="evidence">\n  <h2', escape(v_english), '>What you submit</h2>\n  <p id="pass" class="callout"', escape(v_english), '>')
    if v_view.pass_rule.sentence:
        out += ('To earn this micro-credential you need ', escape(v_view.pass_rule.sentence), '.')
    else:
        out += ('No part is scored: hand in ', quoted(f_count(len(v_view.evidence), 'part')), ' as described.')
    out.append('</p>\n')
    for v1_part in v_view.evidence:
        out += ('  <section id="part-', escape(v1_part.number), '" class="part">\n    <h3><span', escape(v_english), '>Part ', escape(v1_part.number), '</span> ', escape(v1_part.title), '</h3>\n    <dl class="facts"', escape(v_english), '>\n      ')
        v2_given = f_label(v1_part.type)
        if v2_given:
            out += ('<div><dt>Kind</dt><dd>', escape(v2_given), '</dd></div>\n')
        out.append('\n<div><dt>Scoring</dt><dd>')
        if (v1_part.scoring == 'rubric'):
            out.append('<a href="#rubric">By the rubric</a>')
        else:
            out.append(quoted(f_label(v1_part.scoring)))
        out.append('</dd></div>\n      ')
        v3_given = v1_part.quantity
        if v3_given:
            out += ('<div><dt>How many</dt><dd>', escape(v3_given), '</dd></div>\n')
        out.append('\n      ')
        v4_given = v1_part.repeat_for
        if v4_given:
            out += ('<div><dt>Once for each</dt><dd>', escape(v4_given), '</dd></div>\n')
        out.append('\n      ')
        v5_given = v1_part.media
        v6_given = ', '.join(map(f_label, v5_given))
        if v6_given:
            out += ('<div><dt>Formats</dt><dd>', escape(v6_given), '</dd></div>\n')
        out.append('\n')
        if (v1_part.max_words and (not v1_part.prompts)):
            v7_given = joined(('About ' if (v1_part.limit == 'advisory') else 'At most '), f_count(v1_part.max_words, 'word'))
            if v7_given:
                out += ('<div><dt>Length</dt><dd>', escape(v7_given), '</dd></div>\n')
        if v1_part.template:
            out.append('<div><dt>Template</dt><dd>')
            v8_given = v1_part.template
            out += ('<a href="', escape(v8_given.url), '">', escape(v8_given.title), '</a>')
            if v8_given.closed:
                out += (' <span class="closed">(', escape(v8_given.closed.split(' ')[0]), ')</span>')
            out.append('</dd></div>\n')
        out.append('    </dl>\n    ')
        v9_given = v1_part.instructions
        if v9_given:
            out += ('<div class="prose">', escape(v9_given), '</div>\n')
        out.append('\n    ')
        macros_partials_2f_evidence_2e_html_prompts(out, v1_part.prompts, v_english, 'h4')
        out.append('\n    ')
        v10_given = v1_part.checks
        if v10_given:
            out += ('<h4', escape(v_english), '>Complete when</h4>\n<ul class="checks">\n')
            for v11_check in v10_given:
                out += ('  <li>', escape(v11_check), '</li>\n')
            out.append('</ul>\n')
        out.append('\n    ')
        v12_given = v1_part.privacy
        if v12_given:
            out += ('<h4', escape(v_english), '>Privacy</h4>\n<div class="prose">', escape(v12_given), '</div>\n')
        out.append('\n  </section>\n')
    out.append('</section>')
include_credential_2f_evidence_2e_html_names = ('english', 'view')

def include_credential_2f_facts_2e_html(out, v_english, v_view):
    v1_ways = {'online': 'Online', 'onsite': 'At a place of the issuer’s', 'blended': 'Partly online, partly onsite', 'hybrid': 'Online or onsite, as you like', 'workplace': 'At your own work', None: ''}
    out += ('<dl class="facts"', escape(v_english), '>\n  ')
    v2_given = v_view.stacks
    if v2_given:
        out.append('<div><dt>Stacks</dt><dd>')
        v4_items = sequence(v2_given)
        v6_length = len(v4_items)
        for v5_number, v3_ref in enumerate(v4_items):
            out += ('<a href="', escape(v3_ref.url), '">', escape(v3_ref.title), '</a>')
            if v3_ref.closed:
                out += (' <span class="closed">(', escape(v3_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v5_number + 1 == v6_length)) else ''))
        out.append('</dd></div>\n')
    out.append('\n  ')
    v7_given = v_view.topics
    if v7_given:
        out.append('<div><dt>Topics</dt><dd>')
        v9_items = sequence(v7_given)
        v11_length = len(v9_items)
        for v10_number, v8_ref in enumerate(v9_items):
            out += ('<a href="', escape(v8_ref.url), '">', escape(v8_ref.title), '</a>')
            if v8_ref.closed:
                out += (' <span class="closed">(', escape(v8_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v10_number + 1 == v11_length)) else ''))
        out.append('</dd></div>\n')
    out.append('\n  ')
    v12_given = (f_hours(v_view.effort_hours) if v_view.effort_hours else '')
    if v12_given:
        out += ('<div><dt>Effort</dt><dd>', escape(v12_given), '</dd></div>\n')
    out.append('\n  ')
    v13_given = (joined('European Qualifications Framework, level ', v_view.eqf_level) if v_view.eqf_level else '')
    if v13_given:
        out += ('<div><dt>Level</dt><dd>', escape(v13_given), '</dd></div>\n')
    out.append('\n  ')
    v14_given = v1_ways[v_view.participation]
    if v14_given:
        out += ('<div><dt>Taking part</dt><dd>', escape(v14_given), '</dd></div>\n')
    out.append('\n  ')
    macros_partials_2f_facts_2e_html_assessment(out, v_view.assessment)
    out.append('\n  ')
    v15_given = ', '.join(map(f_credit, v_view.credit))
    if v15_given:
        out += ('<div><dt>Credit</dt><dd>', escape(v15_given), '</dd></div>\n')
    out.append('\n  ')
    v16_given = v_view.grade_levels
    v17_given = ', '.join(map(f_label, v16_given))
    if v17_given:
        out += ('<div><dt>Grade levels</dt><dd>', escape(v17_given), '</dd></div>\n')
    out.append('\n  ')
    v18_given = v_view.audience
    v19_given = ', '.join(map(f_label, v18_given))
    if v19_given:
        out += ('<div><dt>For</dt><dd>', escape(v19_given), '</dd></div>\n')
    out.append('\n  ')
    v20_given = v_view.subjects
    v21_given = ', '.join(map(f_label, v20_given))
    if v21_given:
        out += ('<div><dt>Subjects</dt><dd>', escape(v21_given), '</dd></div>\n')
    out.append('\n  ')
    v22_given = {True: 'You need students of your own', False: 'You need no students', None: ''}[v_view.needs_students]
    if v22_given:
        out += ('<div><dt>Students</dt><dd>', escape(v22_given), '</dd></div>\n')
    out.append('\n  ')
    macros_partials_2f_facts_2e_html_language(out, v_view)
    out.append('\n')
    if (not v_view.closed):
        v23_given = (f_day(v_view.expires) if v_view.expires else '')
        if v23_given:
            out += ('<div><dt>Can be earned until</dt><dd>', escape(v23_given), '</dd></div>\n')
    out.append('  ')
    v24_given = v_view.replaces
    if v24_given:
        out.append('<div><dt>Takes the place of</dt><dd>')
        v26_items = sequence(v24_given)
        v28_length = len(v26_items)
        for v27_number, v25_ref in enumerate(v26_items):
            out += ('<a href="', escape(v25_ref.url), '">', escape(v25_ref.title), '</a>')
            if v25_ref.closed:
                out += (' <span class="closed">(', escape(v25_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v27_number + 1 == v28_length)) else ''))
        out.append('</dd></div>\n')
    out.append('\n  ')
    v29_given = v_view.quality_assurance
    if v29_given:
        out.append('<div class="wide"><dt>Quality</dt><dd')
        if v_english:
            out += (' lang="', escape(v_view.language), '"')
        out += ('>', escape(v29_given), '</dd></div>\n')
    out.append('\n</dl>')
include_credential_2f_facts_2e_html_names = ('english', 'view')

def include_credential_2f_prerequisites_2e_html(out, v_english, v_view):
    out += ('<section id="prerequisites">\n  <h2', escape(v_english), '>Prerequisites</h2>\n')
    if v_view.prerequisites:
        out += ('  <h3', escape(v_english), '>Earn first</h3>\n  ')
        v1_given = v_view.prerequisites
        out.append('<ul class="links">\n')
        for v2_ref in v1_given:
            out += ('  <li><a href="', escape(v2_ref.url), '">', escape(v2_ref.title), '</a>')
            if v2_ref.closed:
                out += (' <span class="closed">(', escape(v2_ref.closed.split(' ')[0]), ')</span>')
            out.append('</li>\n')
        out.append('</ul>\n\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>No prerequisites.</p>\n')
    if v_view.required_by:
        out += ('  <h3', escape(v_english), '>Opens the way to</h3>\n  ')
        v3_given = v_view.required_by
        out.append('<ul class="links">\n')
        for v4_ref in v3_given:
            out += ('  <li><a href="', escape(v4_ref.url), '">', escape(v4_ref.title), '</a>')
            if v4_ref.closed:
                out += (' <span class="closed">(', escape(v4_ref.closed.split(' ')[0]), ')</span>')
            out.append('</li>\n')
        out.append('</ul>\n\n')
    out.append('</section>')
include_credential_2f_prerequisites_2e_html_names = ('english', 'view')

def include_credential_2f_related_2e_html(out, v_english, v_view):
    out += ('<section id="related">\n  <h2', escape(v_english), '>Related credentials</h2>\n')
    if v_view.related:
        out.append('  ')
        v1_given = v_view.related
        out.append('<ul class="links">\n')
        for v2_ref in v1_given:
            out += ('  <li><a href="', escape(v2_ref.url), '">', escape(v2_ref.title), '</a>')
            if v2_ref.closed:
                out += (' <span class="closed">(', escape(v2_ref.closed.split(' ')[0]), ')</span>')
            out.append('</li>\n')
        out.append('</ul>\n\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>No related credentials.</p>\n')
    out.append('</section>')
include_credential_2f_related_2e_html_names = ('english', 'view')

def macros_partials_2f_works_2e_html_works(out, v1_given):
    out.append('<ul class="works">\n')
    for v2_work in v1_given:
        out.append('  <li>\n    <p>')
        if v2_work.authors:
            out += (escape(v2_work.authors), ' ')
        if v2_work.year:
            out += ('(', escape(v2_work.year), '). ')
        if v2_work.url:
            out += ('<a href="', escape(v2_work.url), '">', escape(v2_work.title), '</a>')
        else:
            out.append(escape(v2_work.title))
        out.append('</p>\n')
        if v2_work.note:
            out += ('<div class="prose">', escape(v2_work.note), '</div>')
        out.append('  </li>\n')
    out.append('</ul>\n')

def include_credential_2f_research_2e_html(out, v_english, v_view):
    out += ('<section id="research">\n  <h2', escape(v_english), '>Research</h2>\n')
    if v_view.research:
        out.append('  ')
        macros_partials_2f_works_2e_html_works(out, v_view.research)
        out.append('\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>No research is cited.</p>\n')
    out.append('</section>')
include_credential_2f_research_2e_html_names = ('english', 'view')

def include_credential_2f_resources_2e_html(out, v_english, v_view):
    out += ('<section id="resources">\n  <h2', escape(v_english), '>Resources</h2>\n')
    if v_view.resources:
        out.append('  ')
        macros_partials_2f_works_2e_html_works(out, v_view.resources)
        out.append('\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>No resources are listed.</p>\n')
    out.append('</section>')
include_credential_2f_resources_2e_html_names = ('english', 'view')

def macros_partials_2f_levels_2e_html_passes(out, v1_english):
    out += ('<span class="passes"', escape(v1_english), '>passes</span>')
def macros_partials_2f_levels_2e_html_levels(out, v1_given, v2_english):
    out.append('<dl class="levels">\n')
    for v3_level in v1_given:
        out.append('  <div')
        if v3_level.passes:
            out.append(' class="passing"')
        out += ('>\n    <dt>', escape(v3_level.title))
        if v3_level.passes:
            out += (' <span class="passes"', escape(v2_english), '>passes</span>')
        out.append('</dt>\n')
        if v3_level.meaning:
            out += ('    <dd class="prose">', escape(v3_level.meaning), '</dd>\n')
        out.append('  </div>\n')
    out.append('</dl>\n')

def include_credential_2f_rubric_2d_table_2e_html(out, v_english, v_view):
    out += ('<table class="rubric">\n  <caption', escape(v_english), '>What the evidence looks like at each level, from low to high. A criterion is met at &ldquo;', escape(v_view.rubric.pass_level), '&rdquo;')
    if (v_view.rubric.levels[(- 1)].title != v_view.rubric.pass_level):
        out.append(' or above')
    out += ('.</caption>\n  <thead>\n    <tr>\n      <th scope="col"', escape(v_english), '>Criterion</th>\n')
    for v1_level in v_view.rubric.levels:
        out.append('      <th scope="col"')
        if v1_level.passes:
            out.append(' class="passing"')
        out += ('>', escape(v1_level.title))
        if v1_level.passes:
            out += (' <span class="passes"', escape(v_english), '>passes</span>')
        out.append('</th>\n')
    out.append('    </tr>\n  </thead>\n')
    for (v2_number, v3_criteria,) in grouped(v_view.rubric.criteria, attrgetter('part')):
        out += ('  <tbody>\n    <tr>\n      <th class="judged" scope="rowgroup" colspan="', escape((len(v_view.rubric.levels) + 1)), '">')
        if v2_number:
            out += ('<a href="#part-', escape(v2_number), '">Part ', escape(v2_number), ': ', escape(v_view.evidence[(v2_number - 1)].title), '</a>')
        else:
            out.append('All of the evidence')
        out.append('</th>\n    </tr>\n')
        for v4_criterion in v3_criteria:
            out += ('    <tr>\n      <th scope="row">', escape(v4_criterion.title), '</th>\n')
            for v5_descriptor in v4_criterion.descriptors:
                out.append('      <td')
                if v5_descriptor.passes:
                    out.append(' class="passing"')
                out += ('>\n        <p class="level">', escape(v5_descriptor.level))
                if v5_descriptor.passes:
                    out += (' <span class="passes"', escape(v_english), '>passes</span>')
                out += ('</p>\n        <div class="prose">', escape(v5_descriptor.text), '</div>\n      </td>\n')
            out.append('    </tr>\n')
        out.append('  </tbody>\n')
    out.append('</table>')
include_credential_2f_rubric_2d_table_2e_html_names = ('english', 'view')

def include_credential_2f_rubric_2e_html(out, v_english, v_view):
    out += ('<section id="rubric">\n  <h2', escape(v_english), '>Rubric</h2>\n')
    if v_view.rubric:
        if is_defined(f_first(environment, filter(attrgetter('meaning'), v_view.rubric.levels))):
            out.append('  ')
            v1_given = v_view.rubric.levels
            out.append('<dl class="levels">\n')
            for v2_level in v1_given:
                out.append('  <div')
                if v2_level.passes:
                    out.append(' class="passing"')
                out += ('>\n    <dt>', escape(v2_level.title))
                if v2_level.passes:
                    out += (' <span class="passes"', escape(v_english), '>passes</span>')
                out.append('</dt>\n')
                if v2_level.meaning:
                    out += ('    <dd class="prose">', escape(v2_level.meaning), '</dd>\n')
                out.append('  </div>\n')
            out.append('</dl>\n\n')
        if v_view.rubric.scale:
            out += ('  <p class="meta"', escape(v_english), '>The levels are those of the scale ')
            v3_given = v_view.rubric.scale
            out += ('<a href="', escape(v3_given.url), '">', escape(v3_given.title), '</a>')
            if v3_given.closed:
                out += (' <span class="closed">(', escape(v3_given.closed.split(' ')[0]), ')</span>')
            out.append('.</p>\n')
        include_credential_2f_rubric_2d_table_2e_html(out, v_english, v_view)
    else:
        out += ('  <p class="none"', escape(v_english), '>Nothing here is judged by a rubric.</p>\n')
    if (v_view.kind == 'credential'):
        out += ('  <p class="meta"', escape(v_english), '>For assessors: <a href="', escape(g_url(joined('credentials/', v_view.id, '/assess/'))), '">the same as a form</a>, with the outcome and the feedback worked out.</p>\n')
    out.append('</section>')
include_credential_2f_rubric_2e_html_names = ('english', 'view')

def include_credential_2f_stacks_2e_html(out, v_english, v_view):
    out += ('<section id="stacks">\n  <h2', escape(v_english), '>Stacks</h2>\n')
    if v_view.stacks:
        out += ('  <p', escape(v_english), '>It counts toward:</p>\n  ')
        v1_given = v_view.stacks
        out.append('<ul class="links">\n')
        for v2_ref in v1_given:
            out += ('  <li><a href="', escape(v2_ref.url), '">', escape(v2_ref.title), '</a>')
            if v2_ref.closed:
                out += (' <span class="closed">(', escape(v2_ref.closed.split(' ')[0]), ')</span>')
            out.append('</li>\n')
        out.append('</ul>\n\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>It isn&rsquo;t part of a stack.</p>\n')
    out.append('</section>')
include_credential_2f_stacks_2e_html_names = ('english', 'view')

def macros_feed_2f_macros_2e_html_link(out, v1_ref):
    out += ('<a href="', escape(v1_ref.url), '">', escape(v1_ref.title), '</a>')
def macros_feed_2f_macros_2e_html_links(out, v1_refs):
    v3_items = sequence(v1_refs)
    v5_length = len(v3_items)
    for v4_number, v2_ref in enumerate(v3_items):
        out += ('<a href="', escape(v2_ref.url), '">', escape(v2_ref.title), '</a>', (', ' if (not (v4_number + 1 == v5_length)) else ''))
def macros_feed_2f_macros_2e_html_listed(out, v1_refs):
    out.append('<ul>\n')
    for v2_ref in v1_refs:
        out += ('  <li><a href="', escape(v2_ref.url), '">', escape(v2_ref.title), '</a></li>\n')
    out.append('</ul>\n')
def macros_feed_2f_macros_2e_html_works(out, v1_items):
    out.append('<ul>\n')
    for v2_work in v1_items:
        out += ('  <li>', escape(v2_work.authors))
        if v2_work.year:
            out += (' (', escape(v2_work.year), ')')
        out.append(('. ' if (v2_work.authors or v2_work.year) else ''))
        if v2_work.url:
            out += ('<a href="', escape(v2_work.url), '">', escape(v2_work.title), '</a>')
        else:
            out.append(escape(v2_work.title))
        if v2_work.note:
            out += ('. ', escape(v2_work.note))
        out.append('</li>\n')
    out.append('</ul>\n')
def macros_feed_2f_macros_2e_html_prompts(out, v1_items):
    out.append('<ul>\n')
    for v2_prompt in v1_items:
        out.append('  <li>')
        if v2_prompt.title:
            out += ('<strong>', escape(v2_prompt.title), ':</strong> ')
        out.append(escape(v2_prompt.text))
        if v2_prompt.max_words:
            out += (' (', ('at most' if (v2_prompt.limit == 'hard') else 'about'), ' ', quoted(f_count(v2_prompt.max_words, 'word')), ')')
        out.append('</li>\n')
    out.append('</ul>\n')
def macros_feed_2f_macros_2e_html_texts(out, v1_items):
    out.append('<ul>\n')
    for v2_item in v1_items:
        out += ('  <li>', escape(v2_item), '</li>\n')
    out.append('</ul>\n')
def macros_feed_2f_macros_2e_html_levels(out, v1_items):
    out.append('<ul>\n')
    for v2_level in v1_items:
        out += ('  <li><strong>', escape(v2_level.title), '</strong>', (' (passes)' if v2_level.passes else ''))
        if v2_level.meaning:
            out += (': ', escape(v2_level.meaning))
        out.append('</li>\n')
    out.append('</ul>\n')

def include_feed_2f_credential_2e_html(out, v_view):
    out.append('<h2>What you submit</h2>\n')
    if v_view.pass_rule.sentence:
        out += ('<p>To earn it you need ', escape(v_view.pass_rule.sentence), '.</p>\n')
    for v1_part in v_view.evidence:
        out += ('<h3>Part ', escape(v1_part.number), '. ', escape(v1_part.title), '</h3>\n<p>', quoted(f_label(v1_part.type)))
        if v1_part.quantity:
            out += (', ', escape(v1_part.quantity), ' of them')
        if v1_part.repeat_for:
            out += (', once for each ', escape(v1_part.repeat_for))
        out += ('. ', ('Scored by the rubric' if (v1_part.scoring == 'rubric') else quoted(f_label(v1_part.scoring))), '.')
        if (v1_part.max_words and (not v1_part.prompts)):
            out += (' ', ('About' if (v1_part.limit == 'advisory') else 'At most'), ' ', quoted(f_count(v1_part.max_words, 'word')), '.')
        if v1_part.media:
            out += (' Formats: ', quoted(f_listed(list(map(f_label, v1_part.media)), 'or')), '.')
        out.append('</p>\n')
        if v1_part.instructions:
            out += ('<div>', escape(v1_part.instructions), '</div>\n')
        if v1_part.prompts:
            macros_feed_2f_macros_2e_html_prompts(out, v1_part.prompts)
            out.append('\n')
        if v1_part.checks:
            out.append('<p>Completion checks:</p>\n')
            v2_given = v1_part.checks
            out.append('<ul>\n')
            for v3_item in v2_given:
                out += ('  <li>', escape(v3_item), '</li>\n')
            out.append('</ul>\n\n')
        if v1_part.privacy:
            out += ('<div>', escape(v1_part.privacy), '</div>\n')
    if v_view.rubric:
        out.append('<h2>Rubric</h2>\n<table>\n  <tr>\n    <th>Criterion</th>\n')
        for v4_level in v_view.rubric.levels:
            out += ('    <th>', escape(v4_level.title), (' (passes)' if v4_level.passes else ''), '</th>\n')
        out.append('  </tr>\n')
        for v5_criterion in v_view.rubric.criteria:
            out += ('  <tr>\n    <th>', escape(v5_criterion.title))
            if v5_criterion.part:
                out += (' (Part ', escape(v5_criterion.part), ')')
            out.append('</th>\n')
            for v6_descriptor in v5_criterion.descriptors:
                out += ('    <td>', escape(v6_descriptor.text), '</td>\n')
            out.append('  </tr>\n')
        out.append('</table>\n')
    if v_view.research:
        out.append('<h2>Research</h2>\n')
        macros_feed_2f_macros_2e_html_works(out, v_view.research)
        out.append('\n')
    if v_view.resources:
        out.append('<h2>Resources</h2>\n')
        macros_feed_2f_macros_2e_html_works(out, v_view.resources)
        out.append('\n')
    if v_view.counts:
        out.append('<h2>Where it counts</h2>\n<ul>\n')
        for v7_one in v_view.counts:
            out.append('  <li>')
            v8_given = v7_one.recognizer
            out += ('<a href="', escape(v8_given.url), '">', escape(v8_given.title), '</a>: ', escape(v7_one.sentence))
            if v7_one.note:
                out += (' ', escape(v7_one.note))
            out.append('</li>\n')
        out.append('</ul>\n')
    if v_view.prerequisites:
        out.append('<p>Prerequisites: ')
        v9_given = v_view.prerequisites
        v11_items = sequence(v9_given)
        v13_length = len(v11_items)
        for v12_number, v10_ref in enumerate(v11_items):
            out += ('<a href="', escape(v10_ref.url), '">', escape(v10_ref.title), '</a>', (', ' if (not (v12_number + 1 == v13_length)) else ''))
        out.append('.</p>\n')
    if v_view.stacks:
        out.append('<p>Part of ')
        v14_given = v_view.stacks
        v16_items = sequence(v14_given)
        v18_length = len(v16_items)
        for v17_number, v15_ref in enumerate(v16_items):
            out += ('<a href="', escape(v15_ref.url), '">', escape(v15_ref.title), '</a>', (', ' if (not (v17_number + 1 == v18_length)) else ''))
        out.append('.</p>\n')
include_feed_2f_credential_2e_html_names = ('view',)

def include_feed_2f_evidence_2e_html(out, v_view):
    out += ('<p>', quoted(f_label(v_view.type)))
    if v_view.quantity:
        out += (', ', escape(v_view.quantity), ' of them')
    out.append('.</p>\n')
    if v_view.instructions:
        out += ('<div>', escape(v_view.instructions), '</div>\n')
    if v_view.prompts:
        macros_feed_2f_macros_2e_html_prompts(out, v_view.prompts)
        out.append('\n')
    if v_view.checks:
        v1_given = v_view.checks
        out.append('<ul>\n')
        for v2_item in v1_given:
            out += ('  <li>', escape(v2_item), '</li>\n')
        out.append('</ul>\n\n')
    if v_view.privacy:
        out += ('<div>', escape(v_view.privacy), '</div>\n')
include_feed_2f_evidence_2e_html_names = ('view',)

def include_feed_2f_framework_2e_html(out, v_view):
    out.append('<ul>\n')
    for v1_statement in v_view.statements:
        out += ('  <li><strong>', escape(v1_statement.code), '</strong>', escape((joined(' ', v1_statement.title) if v1_statement.title else nothing)), escape((joined(': ', v1_statement.text) if v1_statement.text else nothing)))
        if v1_statement.credentials:
            out.append(' (')
            v2_given = v1_statement.credentials
            v4_items = sequence(v2_given)
            v6_length = len(v4_items)
            for v5_number, v3_ref in enumerate(v4_items):
                out += ('<a href="', escape(v3_ref.url), '">', escape(v3_ref.title), '</a>', (', ' if (not (v5_number + 1 == v6_length)) else ''))
            out.append(')')
        out.append('</li>\n')
    out.append('</ul>')
include_feed_2f_framework_2e_html_names = ('view',)

def include_feed_2f_guide_2e_html(out, v_view):
    out.append((escape(captured(macros_feed_2f_macros_2e_html_texts, v_view.questions)) if v_view.questions else ''))
include_feed_2f_guide_2e_html_names = ('view',)

def include_feed_2f_issuer_2e_html(out, v_view):
    out += ('<p><a href="', escape(v_view.home), '">', escape(v_view.home), '</a>, <a href="mailto:', escape(v_view.email), '">', escape(v_view.email), '</a></p>\n', (escape(captured(macros_feed_2f_macros_2e_html_listed, (v_view.stacks + v_view.credentials))) if (v_view.stacks or v_view.credentials) else ''))
include_feed_2f_issuer_2e_html_names = ('view',)

def include_feed_2f_recognizer_2e_html(out, v_view):
    out.append('<ul>\n')
    for v1_rule in v_view.rules:
        out += ('  <li>', escape(f_capitalize(v1_rule.covers)), ': ', escape(v1_rule.sentence), ' ')
        v2_given = (((v1_rule.credentials + v1_rule.stacks) + v1_rule.topics) + v1_rule.issuers)
        v4_items = sequence(v2_given)
        v6_length = len(v4_items)
        for v5_number, v3_ref in enumerate(v4_items):
            out += ('<a href="', escape(v3_ref.url), '">', escape(v3_ref.title), '</a>', (', ' if (not (v5_number + 1 == v6_length)) else ''))
        if v1_rule.excluded:
            out.append(', except ')
            v7_given = v1_rule.excluded
            v9_items = sequence(v7_given)
            v11_length = len(v9_items)
            for v10_number, v8_ref in enumerate(v9_items):
                out += ('<a href="', escape(v8_ref.url), '">', escape(v8_ref.title), '</a>', (', ' if (not (v10_number + 1 == v11_length)) else ''))
        if v1_rule.note:
            out += (' ', escape(v1_rule.note))
        out.append('</li>\n')
    out.append('</ul>')
include_feed_2f_recognizer_2e_html_names = ('view',)

def include_feed_2f_rubric_2e_html(out, v_view):
    v1_given = v_view.levels
    out.append('<ul>\n')
    for v2_level in v1_given:
        out += ('  <li><strong>', escape(v2_level.title), '</strong>', (' (passes)' if v2_level.passes else ''))
        if v2_level.meaning:
            out += (': ', escape(v2_level.meaning))
        out.append('</li>\n')
    out.append('</ul>\n')
include_feed_2f_rubric_2e_html_names = ('view',)

def include_feed_2f_stack_2e_html(out, v_view):
    for v1_group in v_view.groups:
        out += ('<h2>', escape(v1_group.title), '</h2>\n')
        if v1_group.summary:
            out += ('<p>', escape(v1_group.summary), '</p>\n')
        out += ('<p>', ('All' if (v1_group.require == 'all') else escape(('Any %d' % v1_group.require))), ' of:</p>\n')
        v2_given = (v1_group.credentials + v1_group.stacks)
        out.append('<ul>\n')
        for v3_ref in v2_given:
            out += ('  <li><a href="', escape(v3_ref.url), '">', escape(v3_ref.title), '</a></li>\n')
        out.append('</ul>\n\n')
    if v_view.award:
        out += ('<p>Award: ', escape(v_view.award.title))
        if v_view.award.credit:
            out += (', ', quoted(f_credit(v_view.award.credit)))
        out.append('.</p>\n')
include_feed_2f_stack_2e_html_names = ('view',)

def include_feed_2f_topic_2e_html(out, v_view):
    out.append((escape(captured(macros_feed_2f_macros_2e_html_listed, ((v_view.children + v_view.stacks) + v_view.credentials))) if ((v_view.children or v_view.stacks) or v_view.credentials) else ''))
include_feed_2f_topic_2e_html_names = ('view',)

def macros_partials_2f_guide_2d_list_2e_html_guide_list(out, v1_guides, v2_level):
    out.append('<ul class="grid">\n')
    for v3_guide in v1_guides:
        out += ('  <li>\n    <h', escape(v2_level), '><a href="', escape(v3_guide.url), '">', escape(v3_guide.title), '</a></h', escape(v2_level), '>\n')
        if v3_guide.summary:
            out += ('<p>', escape(v3_guide.summary), '</p>')
        if v3_guide.audience:
            out += ('<p class="meta">For: ', quoted(', '.join(map(f_label, v3_guide.audience))), '</p>')
        out.append('  </li>\n')
    out.append('</ul>\n')

def include_home_2f_guides_2e_html(out, v_guides):
    if v_guides:
        out.append('<section id="guides">\n  <h2>New to this?</h2>\n  ')
        macros_partials_2f_guide_2d_list_2e_html_guide_list(out, v_guides, 3)
        out.append('\n</section>\n')
include_home_2f_guides_2e_html_names = ('guides',)

macros_partials_2f_cards_2e_html_dot = Markup('&nbsp;&middot; ')
def macros_partials_2f_cards_2e_html_facts(out, v1_card):
    v2_gap = ''
    v3_types = v1_card.evidence_types
    v4_shows = ((list(f_reject(context, v3_types, 'eq', 'other')) + ['other']) if ('other' in v3_types) else v3_types)
    if (v1_card.kind == 'stack'):
        out += ('<span>', quoted(f_label(v1_card.stack)), ', ', quoted(f_count(v1_card.credentials, 'credential')), '</span>')
    else:
        if ((v1_card.hours or v1_card.assessment) or v1_card.grade_levels):
            out.append('<span>')
            if v1_card.hours:
                out.append(escape(f_unbroken(f_hours(v1_card.hours))))
                v2_gap = macros_partials_2f_cards_2e_html_dot
            if v1_card.assessment:
                out.append(escape(v2_gap))
                v5_given = v1_card.assessment
                v6_given = v1_card.fee
                out.append(escape(macros_partials_2f_facts_2e_html_assessors[v5_given]))
                if (v6_given and v6_given.amount):
                    out += (', ', quoted(f_money(v6_given.amount, v6_given.currency)))
                else:
                    if v6_given:
                        out.append(', no fee')
                v2_gap = macros_partials_2f_cards_2e_html_dot
            if v1_card.grade_levels:
                out += (escape(v2_gap), quoted(', '.join(map(f_label, v1_card.grade_levels))))
            out.append('</span>')
    if v4_shows:
        out += ('<span>Evidence: ', quoted(f_listed(list(map(f_lower, map(f_label, v4_shows))))), '</span>')
    if (v1_card.credit or v1_card.counted_by):
        out.append('<span>')
        if v1_card.credit:
            out += ('Credit: ', quoted(', '.join(map(f_credit, v1_card.credit))))
        if v1_card.counted_by:
            out += ((escape(macros_partials_2f_cards_2e_html_dot) if v1_card.credit else ''), 'Counts&nbsp;in&nbsp;', escape(f_unbroken(f_count(v1_card.counted_by, 'place'))))
        out.append('</span>')
def macros_partials_2f_cards_2e_html_card_data(out, v1_card):
    out += (' data-kind="', escape(v1_card.kind), '" data-id="', escape(v1_card.id), '" data-title="', escape(v1_card.title), '" data-topics="', escape(listed(v1_card.topic_ids, ' ')), '" data-issuer="', escape(v1_card.issuer_id), '"')
    if v1_card.closed:
        out += (' data-closed="', escape(v1_card.closed), '"')
def macros_partials_2f_cards_2e_html_card(out, v1_card, v2_level):
    out += ('<img src="', escape(v1_card.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h', escape(v2_level), '><a href="', escape(v1_card.url), '">', escape(v1_card.title), '</a>')
    if v1_card.closed:
        out += (' <span class="closed">(', escape(v1_card.closed.split(' ')[0]), ')</span>')
    out += ('</h', escape(v2_level), '>\n  <p>', escape(v1_card.summary), '</p>\n  <p class="meta"><span>', escape(v1_card.issuer), '</span> ')
    macros_partials_2f_cards_2e_html_facts(out, v1_card)
    out.append('</p>\n</div>\n')
def macros_partials_2f_cards_2e_html_cards(out, v1_given, v2_level):
    out.append('<ul class="cards">\n')
    for v3_one in v1_given:
        out += ('  <li class="card" data-kind="', escape(v3_one.kind), '" data-id="', escape(v3_one.id), '" data-title="', escape(v3_one.title), '" data-topics="', escape(listed(v3_one.topic_ids, ' ')), '" data-issuer="', escape(v3_one.issuer_id), '"')
        if v3_one.closed:
            out += (' data-closed="', escape(v3_one.closed), '"')
        out += ('><img src="', escape(v3_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h', escape(v2_level), '><a href="', escape(v3_one.url), '">', escape(v3_one.title), '</a>')
        if v3_one.closed:
            out += (' <span class="closed">(', escape(v3_one.closed.split(' ')[0]), ')</span>')
        out += ('</h', escape(v2_level), '>\n  <p>', escape(v3_one.summary), '</p>\n  <p class="meta"><span>', escape(v3_one.issuer), '</span> ')
        macros_partials_2f_cards_2e_html_facts(out, v3_one)
        out.append('</p>\n</div>\n</li>\n')
    out.append('</ul>\n')

def include_home_2f_newest_2e_html(out, v_newest, v_counts):
    if v_newest:
        out.append('<section id="newest">\n  <h2>Newest credentials</h2>\n  <ul class="cards">\n')
        for v1_one in v_newest:
            out += ('  <li class="card" data-kind="', escape(v1_one.kind), '" data-id="', escape(v1_one.id), '" data-title="', escape(v1_one.title), '" data-topics="', escape(listed(v1_one.topic_ids, ' ')), '" data-issuer="', escape(v1_one.issuer_id), '"')
            if v1_one.closed:
                out += (' data-closed="', escape(v1_one.closed), '"')
            out += ('><img src="', escape(v1_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h3><a href="', escape(v1_one.url), '">', escape(v1_one.title), '</a>')
            if v1_one.closed:
                out += (' <span class="closed">(', escape(v1_one.closed.split(' ')[0]), ')</span>')
            out += ('</h3>\n  <p>', escape(v1_one.summary), '</p>\n  <p class="meta"><span>', escape(v1_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v1_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n')
        if (v_counts['credentials'] > len(v_newest)):
            out += ('  <p><a href="\x7fcredentials/">All ', quoted(f_count(v_counts['credentials'], 'credential')), '</a></p>\n')
        out.append('</section>\n')
include_home_2f_newest_2e_html_names = ('newest', 'counts')

def include_home_2f_stacks_2e_html(out, v_stacks):
    if v_stacks:
        out.append('<section id="stacks">\n  <h2>Stacks</h2>\n  <p>Credentials that add up to an award, or simply belong together.</p>\n  ')
        v1_given = v_stacks[:12:]
        out.append('<ul class="cards">\n')
        for v2_one in v1_given:
            out += ('  <li class="card" data-kind="', escape(v2_one.kind), '" data-id="', escape(v2_one.id), '" data-title="', escape(v2_one.title), '" data-topics="', escape(listed(v2_one.topic_ids, ' ')), '" data-issuer="', escape(v2_one.issuer_id), '"')
            if v2_one.closed:
                out += (' data-closed="', escape(v2_one.closed), '"')
            out += ('><img src="', escape(v2_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h3><a href="', escape(v2_one.url), '">', escape(v2_one.title), '</a>')
            if v2_one.closed:
                out += (' <span class="closed">(', escape(v2_one.closed.split(' ')[0]), ')</span>')
            out += ('</h3>\n  <p>', escape(v2_one.summary), '</p>\n  <p class="meta"><span>', escape(v2_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v2_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n')
        if (len(v_stacks) > 12):
            out += ('  <p><a href="\x7fstacks/">All ', quoted(f_count(len(v_stacks), 'stack')), '</a></p>\n')
        out.append('</section>\n')
include_home_2f_stacks_2e_html_names = ('stacks',)

def macros_partials_2f_topic_2d_grid_2e_html_topic_grid(out, v1_topics, v2_level):
    out.append('<ul class="grid">\n')
    v4_items = []
    for v3_topic in v1_topics:
        if (not v3_topic.parent): v4_items.append(v3_topic)
    v6_length = len(v4_items)
    for v5_number, v3_topic in enumerate(v4_items):
        out += ('  <li>\n    <h', escape(v2_level), '><a href="', escape(v3_topic.url), '">', escape(v3_topic.title), '</a></h', escape(v2_level), '>\n')
        if v3_topic.summary:
            out += ('<p>', escape(v3_topic.summary), '</p>')
        out += ('    <p class="meta">', quoted(f_count(len(v3_topic.credentials), 'credential')))
        if v3_topic.stacks:
            out += (' &middot; ', quoted(f_count(len(v3_topic.stacks), 'stack')))
        v8_items = sequence(v3_topic.children)
        v10_length = len(v8_items)
        for v9_number, v7_child in enumerate(v8_items):
            if (not v9_number):
                out.append(' &middot; within it: ')
            else:
                out.append(', ')
            out += ('<a href="', escape(v7_child.url), '">', escape(v7_child.title), '</a>')
            if v7_child.closed:
                out += (' <span class="closed">(', escape(v7_child.closed.split(' ')[0]), ')</span>')
        out.append('</p>\n  </li>\n')
    out.append('</ul>\n')

def include_home_2f_topics_2e_html(out, v_topics):
    if v_topics:
        out.append('<section id="topics">\n  <h2>Topics</h2>\n  <ul class="topics">\n')
        for v1_topic in v_topics:
            if not (not v1_topic.parent): continue
            out += ('    <li><a href="', escape(v1_topic.url), '">', escape(v1_topic.title), '</a> <span class="meta">', escape(len(v1_topic.credentials)), '</span></li>\n')
        out.append('  </ul>\n</section>\n')
include_home_2f_topics_2e_html_names = ('topics',)

def include_partials_2f_about_2e_html(out, v_page, v_title, v_description, v_language):
    for v1_link in v_page.about.alternates:
        if v1_link.language:
            out += ('  <link rel="alternate" hreflang="', escape(v1_link.language), '" href="', escape(f_absolute(v1_link.href)), '">\n')
        else:
            out += ('  <link rel="alternate" type="', escape(v1_link.media_type), '" title="', escape((v1_link.title or g_settings.title)), '" href="', escape(v1_link.href), '">\n')
    out += ('  <meta property="og:type" content="', escape(v_page.about.og_type), '">\n  <meta property="og:site_name" content="', escape(g_settings.title), '">\n  <meta property="og:title" content="', escape(v_title), '">\n  <meta property="og:description" content="', escape(v_description), '">\n  <meta property="og:url" content="', escape(v_page.canonical), '">\n  <meta property="og:locale" content="', escape(f_replace(context.eval_ctx, v_language, '-', '_')), '">\n')
    for v2_link in v_page.about.alternates:
        if not (v2_link.language and (v2_link.language != v_language)): continue
        out += ('  <meta property="og:locale:alternate" content="', escape(f_replace(context.eval_ctx, v2_link.language, '-', '_')), '">\n')
    if v_page.about.image:
        out += ('  <meta property="og:image" content="', escape(f_absolute(v_page.about.image)), '">\n  <meta property="og:image:alt" content="', escape(v_page.about.image_text), '">\n')
    out.append('  <meta name="twitter:card" content="summary">')
include_partials_2f_about_2e_html_names = ('page', 'title', 'description', 'language')

def macros_partials_2f_statements_2e_html_statements(out, v1_given):
    for (v2__, v3_aligned,) in grouped(v1_given, attrgetter('framework.id')):
        out += ('<h3>', escape(v3_aligned[0].framework.title), '</h3>\n<ul class="rows">\n')
        for v4_one in v3_aligned:
            out += ('  <li>\n    <p><a href="', escape(v4_one.framework.url), '">', escape(((v4_one.title or v4_one.code) or v4_one.framework.title)), '</a>')
            if (v4_one.code and v4_one.title):
                out += (' <span class="kind">', escape(v4_one.code), '</span>')
            out.append('</p>\n')
            if v4_one.text:
                out += ('<p>', escape(v4_one.text), '</p>')
            out.append('  </li>\n')
        out.append('</ul>\n')

def include_partials_2f_alignments_2e_html(out, v_english, v_view):
    out += ('<section id="alignments">\n  <h2', escape(v_english), '>Standards</h2>\n')
    if v_view.alignments:
        out.append('  ')
        macros_partials_2f_statements_2e_html_statements(out, v_view.alignments)
        out.append('\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>Not aligned to a framework in this catalog.</p>\n')
    out.append('</section>')
include_partials_2f_alignments_2e_html_names = ('english', 'view')

def include_partials_2f_byline_2e_html(out, v_english, v_view):
    out += ('<p class="byline"', escape(v_english), '>Issued by <a href="', escape(v_view.issuer.url), '">', escape(v_view.issuer.title), '</a></p>\n')
    if ((not v_view.closed) and (v_view.apply_url or (v_view.kind == 'credential'))):
        out += ('<p class="actions"', escape(v_english), '>')
        if (v_view.kind == 'credential'):
            out += ('  <a class="button" href="', escape(g_url(joined('credentials/', v_view.id, '/workbook/'))), '">Prepare your evidence</a>')
            if v_view.apply_url:
                out += (' <a class="button quiet" href="', escape(v_view.apply_url), '">Submit your evidence</a>')
        else:
            out += ('<a class="button" href="', escape(v_view.apply_url), '">Apply for the award</a>')
        out.append('</p>\n')
include_partials_2f_byline_2e_html_names = ('english', 'view')

def include_partials_2f_counts_2e_html(out, v_english, v_view):
    out += ('<section id="counts">\n  <h2', escape(v_english), '>Where it counts</h2>\n')
    if v_view.counts:
        out += ('  <ul class="rows"', escape(v_english), '>\n')
        for v1_one in v_view.counts:
            out += ('    <li data-recognizer="', escape(v1_one.recognizer.id), '">\n      <h3><a href="', escape(v1_one.recognizer.url), '">', escape(v1_one.recognizer.title), '</a> <span class="kind">', quoted(f_label(v1_one.recognizer_kind)), '</span></h3>\n      <p class="given">', escape(v1_one.sentence), '</p>\n')
            if v1_one.note:
                out += ('<div class="prose">', escape(v1_one.note), '</div>')
            if v1_one.form_url:
                out += ('<p><a href="', escape(v1_one.form_url), '">How to claim at ', escape(v1_one.recognizer.title), '</a></p>')
            out.append('    </li>\n')
        out.append('  </ul>\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>No state, district or organization in this catalog says that it counts this ', escape(v_view.kind), '.</p>\n')
    out.append('</section>')
include_partials_2f_counts_2e_html_names = ('english', 'view')

def include_partials_2f_here_2e_html(out, v_view, v_english):
    if (not is_defined(v_view)):
        out += ('<div class="here"', escape(v_english), '></div>\n')
    else:
        if (v_view.kind == 'recognizer'):
            out += ('<div class="here" data-kind="recognizer" data-id="', escape(v_view.id), '"', escape(v_english), '></div>\n')
        else:
            out += ('<div class="here" data-kind="', escape(v_view.kind), '" data-id="', escape(v_view.id), '" data-title="', escape(v_view.title), '" data-topics="', escape(listed(map(attrgetter('id'), v_view.topics), ' ')), '" data-issuer="', escape(v_view.issuer.id), '"')
            if v_view.closed:
                out += (' data-closed="', escape(v_view.closed), '"')
            out += (escape(v_english), '></div>\n')
include_partials_2f_here_2e_html_names = ('view', 'english')

def include_partials_2f_keeping_2e_html(out, v_kept_thing):
    out += ('<p id="announce" class="unseen" role="status"></p>\n<div id="failure" class="message" role="alert" hidden>\n  <p><strong>Not saved.</strong> <span data-text></span></p>\n  <p><button type="button" class="button" data-export="json">Download your work now</button></p>\n</div>\n<div id="conflict" class="message" role="alert" hidden>\n  <p><strong>This ', escape(v_kept_thing), ' was changed in another tab.</strong> Nothing here is saved until you choose.</p>\n  <p><button type="button" class="button" id="take-theirs">Load what the other tab has</button>\n    <button type="button" class="button quiet" id="keep-mine">Load it, and keep mine as a copy</button></p>\n</div>\n<div id="undone" class="message" role="status" hidden>\n  <p><span data-text></span> <button type="button" class="link" data-undo-all>Undo</button>\n    <button type="button" class="link" data-close>Close</button></p>\n</div>')
include_partials_2f_keeping_2e_html_names = ('kept_thing',)

def macros_partials_2f_paging_2e_html_pages(out, v1_part, v2_english):
    out += ('<nav class="paging" aria-label="Pages: ', escape(v1_part.title), '"', escape(v2_english), '>\n  <ul>\n')
    if v1_part.previous:
        out += ('    <li><a href="', escape(v1_part.previous), '" rel="prev">Previous</a></li>\n')
    for v3_number in v1_part.named:
        if (not v3_number):
            out.append('    <li class="gap" aria-hidden="true">&hellip;</li>\n')
        else:
            out += ('    <li><a href="', escape(v1_part.urls[(v3_number - 1)]), '"')
            if (v3_number == v1_part.number):
                out.append(' aria-current="page"')
            out += ('><span class="unseen">Page </span>', escape(v3_number), '</a></li>\n')
    if v1_part.following:
        out += ('    <li><a href="', escape(v1_part.following), '" rel="next">Next</a></li>\n')
    out.append('  </ul>\n</nav>\n')

def include_partials_2f_listed_2d_credentials_2e_html(out, v_english, v_view, v_lists):
    out += ('<section id="credentials">\n  <h2', escape(v_english), '>Credentials</h2>\n')
    if v_view.credentials:
        out.append('  ')
        v1_given = v_lists['credentials'].entries
        out.append('<ul class="cards">\n')
        for v2_one in v1_given:
            out += ('  <li class="card" data-kind="', escape(v2_one.kind), '" data-id="', escape(v2_one.id), '" data-title="', escape(v2_one.title), '" data-topics="', escape(listed(v2_one.topic_ids, ' ')), '" data-issuer="', escape(v2_one.issuer_id), '"')
            if v2_one.closed:
                out += (' data-closed="', escape(v2_one.closed), '"')
            out += ('><img src="', escape(v2_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h3><a href="', escape(v2_one.url), '">', escape(v2_one.title), '</a>')
            if v2_one.closed:
                out += (' <span class="closed">(', escape(v2_one.closed.split(' ')[0]), ')</span>')
            out += ('</h3>\n  <p>', escape(v2_one.summary), '</p>\n  <p class="meta"><span>', escape(v2_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v2_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n')
        if v_lists['credentials'].urls[1::]:
            out.append('  ')
            macros_partials_2f_paging_2e_html_pages(out, v_lists['credentials'], v_english)
            out.append('\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>No credentials at present.</p>\n')
    out.append('</section>')
include_partials_2f_listed_2d_credentials_2e_html_names = ('english', 'view', 'lists')

def include_partials_2f_listed_2d_stacks_2e_html(out, v_english, v_view, v_lists):
    out += ('<section id="stacks">\n  <h2', escape(v_english), '>Stacks</h2>\n')
    if v_view.stacks:
        out.append('  ')
        v1_given = v_lists['stacks'].entries
        out.append('<ul class="cards">\n')
        for v2_one in v1_given:
            out += ('  <li class="card" data-kind="', escape(v2_one.kind), '" data-id="', escape(v2_one.id), '" data-title="', escape(v2_one.title), '" data-topics="', escape(listed(v2_one.topic_ids, ' ')), '" data-issuer="', escape(v2_one.issuer_id), '"')
            if v2_one.closed:
                out += (' data-closed="', escape(v2_one.closed), '"')
            out += ('><img src="', escape(v2_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h3><a href="', escape(v2_one.url), '">', escape(v2_one.title), '</a>')
            if v2_one.closed:
                out += (' <span class="closed">(', escape(v2_one.closed.split(' ')[0]), ')</span>')
            out += ('</h3>\n  <p>', escape(v2_one.summary), '</p>\n  <p class="meta"><span>', escape(v2_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v2_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n')
        if v_lists['stacks'].urls[1::]:
            out.append('  ')
            macros_partials_2f_paging_2e_html_pages(out, v_lists['stacks'], v_english)
            out.append('\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>No stacks at present.</p>\n')
    out.append('</section>')
include_partials_2f_listed_2d_stacks_2e_html_names = ('english', 'view', 'lists')

def include_partials_2f_notice_2e_html(out):
    if g_notice:
        out += ('<aside class="notice band" aria-label="Notice" lang="', escape(g_settings.language), '"><div class="prose">', escape(g_notice), '</div></aside>\n')
include_partials_2f_notice_2e_html_names = ()

def include_partials_2f_pathway_2e_svg(out, v_pathway, v_english, v_view):
    out += ('<svg class="pathway" viewBox="0 0 ', escape(v_pathway.width), ' ', escape(v_pathway.height), '" width="', escape(v_pathway.width), '" height="', escape(v_pathway.height), '" role="group" aria-labelledby="pathway.title" aria-describedby="pathway.desc"', escape(v_english), '>\n  <title id="pathway.title">The order of ', escape(v_view.title), '</title>\n  <desc id="pathway.desc">', quoted(f_count(len(v_pathway.boxes), 'credential')), ' in ', quoted(f_count(len(v_view.order), 'stage')), '; an arrow leads from a credential to each that needs it. The list says the same.</desc>\n  <marker id="pathway.arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8Z"/></marker>\n')
    for v1_arrow in v_pathway.arrows:
        out += ('  <path class="arrow" d="', escape(v1_arrow.d), '" marker-end="url(#pathway.arrow)"/>\n')
    v3_items = sequence(v_pathway.boxes)
    v5_length = len(v3_items)
    for v4_number, v2_box in enumerate(v3_items):
        out += ('  <a href="', escape(v2_box.url), '" aria-label="', escape(v2_box.title), '">\n    <rect x="', escape(v2_box.x), '" y="', escape(v2_box.y), '" width="', escape(v2_box.width), '" height="', escape(v2_box.height), '" rx="4"/>\n    <text font-size="', escape(v_pathway.text_size), '" direction="', escape(v2_box.direction), '">')
        v7_items = sequence(v2_box.lines)
        v9_length = len(v7_items)
        for v8_number, v6_line in enumerate(v7_items):
            out += ('<tspan x="', escape(v2_box.middle), '" y="', escape(v2_box.baseline(v8_number)), '">', escape(v6_line), '</tspan>')
        out.append('</text>\n  </a>\n')
    out.append('</svg>')
include_partials_2f_pathway_2e_svg_names = ('pathway', 'english', 'view')

def include_partials_2f_rule_2e_html(out, v_rule, v_view):
    out += ('<p class="gives">', escape(v_rule.sentence), '</p>\n<p>For ', escape(v_rule.covers), (': ' if (((v_rule.credentials or v_rule.topics) or v_rule.issuers) or v_rule.stacks) else ''))
    v1_given = (((v_rule.credentials + v_rule.topics) + v_rule.issuers) + v_rule.stacks)
    v3_items = sequence(v1_given)
    v5_length = len(v3_items)
    for v4_number, v2_ref in enumerate(v3_items):
        out += ('<a href="', escape(v2_ref.url), '">', escape(v2_ref.title), '</a>')
        if v2_ref.closed:
            out += (' <span class="closed">(', escape(v2_ref.closed.split(' ')[0]), ')</span>')
        out.append((', ' if (not (v4_number + 1 == v5_length)) else ''))
    out.append('.\n')
    if v_rule.excluded:
        out.append('<strong>Not for</strong> ')
        v6_given = v_rule.excluded
        v8_items = sequence(v6_given)
        v10_length = len(v8_items)
        for v9_number, v7_ref in enumerate(v8_items):
            out += ('<a href="', escape(v7_ref.url), '">', escape(v7_ref.title), '</a>')
            if v7_ref.closed:
                out += (' <span class="closed">(', escape(v7_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v9_number + 1 == v10_length)) else ''))
        out.append('.')
    out.append('</p>\n')
    if v_rule.note:
        out += ('<div class="prose">', escape(v_rule.note), '</div>')
    if v_rule.form_url:
        out += ('<p><a href="', escape(v_rule.form_url), '">Claim form of ', escape(v_view.title), '</a></p>')
include_partials_2f_rule_2e_html_names = ('rule', 'view')

def include_partials_2f_search_2d_form_2e_html(out, v_place, v_english):
    v1_in_header = (f_default(v_place, '') == 'header')
    out += ('<form class="search', (' in-header' if v1_in_header else ''), '" role="search" action="\x7fsearch/"', escape(v_english), '>\n  <label for="', ('header-q' if v1_in_header else 'q'), '"')
    if v1_in_header:
        out.append(' class="unseen"')
    out += ('>Search the catalog</label>\n  <input id="', ('header-q' if v1_in_header else 'q'), '" name="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search"')
    if v1_in_header:
        out.append(' placeholder="Search"')
    out.append('>\n  <button class="button" type="submit">Search</button>\n</form>')
include_partials_2f_search_2d_form_2e_html_names = ('place', 'english')

def include_partials_2f_site_2d_footer_2e_html(out, v_english):
    out += ('<footer class="site-footer band"', escape(v_english), '>\n  <div>\n    <p class="site-title" lang="', escape(g_settings.language), '">', escape(g_settings.title), '</p>\n')
    if g_settings.publisher:
        out += ('<p>Published by ', escape(g_settings.publisher), '</p>')
    if g_settings.email:
        out += ('<p><a href="mailto:', escape(g_settings.email), '">', escape(g_settings.email), '</a></p>')
    out.append('  </div>\n  <nav aria-label="More of this catalog">\n    <h2>More of this catalog</h2>\n    <ul>\n      <li><a href="\x7fissuers/">Issuers</a></li>\n      <li><a href="\x7fframeworks/">Frameworks</a></li>\n      <li><a href="\x7fevidence/">Evidence templates</a></li>\n      <li><a href="\x7frubrics/">Rubric scales</a></li>\n    </ul>\n  </nav>\n  <nav aria-label="Feeds and data">\n    <h2>Feeds and data</h2>\n    <ul>\n      <li><a href="\x7ffeed.json" type="application/feed+json">JSON Feed</a></li>\n      <li><a href="\x7fatom.xml" type="application/atom+xml">Atom feed</a></li>\n      <li><a href="\x7fcatalog.json" type="application/json">Catalog as JSON</a></li>\n    </ul>\n  </nav>\n</footer>')
include_partials_2f_site_2d_footer_2e_html_names = ('english',)

def include_partials_2f_site_2d_header_2e_html(out, v_page, v_english):
    out += ('<header class="site-header band">\n  <div>\n    <a class="site-title" href="\x7f" lang="', escape(g_settings.language), '">', escape(g_settings.title), '</a>\n')
    if (v_page.path not in ('', 'search/', '404.html')):
        include_partials_2f_search_2d_form_2e_html(out, 'header', v_english)
    out += ('  </div>\n  <div>\n    <nav aria-label="Main"', escape(v_english), '>\n      <ul>\n        <li><a href="\x7fcredentials/"')
    if (v_page.section == 'credentials'):
        out += (' aria-current="', ('page' if (v_page.path == 'credentials/') else 'true'), '"')
    out.append('>Credentials</a></li>\n        <li><a href="\x7fstacks/"')
    if (v_page.section == 'stacks'):
        out += (' aria-current="', ('page' if (v_page.path == 'stacks/') else 'true'), '"')
    out.append('>Stacks</a></li>\n        <li><a href="\x7ftopics/"')
    if (v_page.section == 'topics'):
        out += (' aria-current="', ('page' if (v_page.path == 'topics/') else 'true'), '"')
    out.append('>Topics</a></li>\n        <li><a href="\x7frecognizers/"')
    if (v_page.section == 'recognizers'):
        out += (' aria-current="', ('page' if (v_page.path == 'recognizers/') else 'true'), '"')
    out.append('>Where it counts</a></li>\n        <li><a href="\x7fguides/"')
    if (v_page.section == 'guides'):
        out += (' aria-current="', ('page' if (v_page.path == 'guides/') else 'true'), '"')
    out.append('>Guides</a></li>\n        <li><a href="\x7fsearch/"')
    if (v_page.section == 'search'):
        out += (' aria-current="', ('page' if (v_page.path == 'search/') else 'true'), '"')
    out.append('>Search</a></li>\n        <li><a href="\x7fplan/"')
    if (v_page.section == 'plan'):
        out += (' aria-current="', ('page' if (v_page.path == 'plan/') else 'true'), '"')
    out += ('>Plan</a></li>\n      </ul>\n    </nav>\n    <div class="teach"', escape(v_english), '></div>\n  </div>\n</header>')
include_partials_2f_site_2d_header_2e_html_names = ('page', 'english')

def include_partials_2f_source_2e_html(out, v_view, v_english):
    if v_view.source:
        out += ('<p class="source"', escape(v_english), '>From <span lang="', escape(v_view.source.language), '">', escape(v_view.source.title), '</span>, as of <time datetime="', escape(v_view.source.fetched), '">', quoted(f_day(v_view.source.fetched)), '</time>. <a href="', escape(v_view.source.url), '">See the original</a>.</p>\n')
include_partials_2f_source_2e_html_names = ('view', 'english')

def include_partials_2f_statement_2e_html(out, v_lists, v_statement, v_english):
    v1_part = v_lists[joined('statements/', v_statement.anchor)]
    out += ('<h3>', escape((v_statement.title or v_statement.code)))
    if v_statement.title:
        out += (' <span class="kind">', escape(v_statement.code), '</span>')
    out.append('</h3>\n')
    if v_statement.text:
        out += ('<p>', escape(v_statement.text), '</p>')
    if v_statement.url:
        out += ('<p class="meta"><a href="', escape(v_statement.url), '"', escape(v_english), '>', escape((v_statement.title or v_statement.code)), ' at the publisher</a></p>')
    if (v_statement.credentials or v_statement.guides):
        out += ('<dl class="facts"', escape(v_english), '>\n  ')
        v2_given = v1_part.entries
        if v2_given:
            out.append('<div><dt>Credentials</dt><dd>')
            v4_items = sequence(v2_given)
            v6_length = len(v4_items)
            for v5_number, v3_ref in enumerate(v4_items):
                out += ('<a href="', escape(v3_ref.url), '">', escape(v3_ref.title), '</a>')
                if v3_ref.closed:
                    out += (' <span class="closed">(', escape(v3_ref.closed.split(' ')[0]), ')</span>')
                out.append((', ' if (not (v5_number + 1 == v6_length)) else ''))
            out.append('</dd></div>\n')
        out.append('\n  ')
        v7_given = v_statement.guides
        if v7_given:
            out.append('<div><dt>Guides</dt><dd>')
            v9_items = sequence(v7_given)
            v11_length = len(v9_items)
            for v10_number, v8_ref in enumerate(v9_items):
                out += ('<a href="', escape(v8_ref.url), '">', escape(v8_ref.title), '</a>')
                if v8_ref.closed:
                    out += (' <span class="closed">(', escape(v8_ref.closed.split(' ')[0]), ')</span>')
                out.append((', ' if (not (v10_number + 1 == v11_length)) else ''))
            out.append('</dd></div>\n')
        out.append('\n</dl>\n')
        if v1_part.urls[1::]:
            macros_partials_2f_paging_2e_html_pages(out, v1_part, v_english)
            out.append('\n')
    else:
        out += ('<p class="none"', escape(v_english), '>Nothing in this catalog is aligned to it yet.</p>\n')
include_partials_2f_statement_2e_html_names = ('lists', 'statement', 'english')

def include_partials_2f_status_2e_html(out, v_view, v_english):
    if (v_view.status == 'draft'):
        out += ('<div class="status"', escape(v_english), '><p><strong>Draft.</strong> This page isn&rsquo;t published. What it says may change.</p></div>\n')
    else:
        if (v_view.status == 'retired'):
            out += ('<div class="status"', escape(v_english), '>\n  <p><strong>Retired.</strong> This ', escape(v_view.kind), ' can no longer be earned.\n')
            if v_view.replaced_by:
                out += ('It is replaced by <a href="', escape(v_view.replaced_by.url), '">', escape(v_view.replaced_by.title), '</a>.')
            out.append('</p>\n</div>\n')
        else:
            if v_view.closed:
                out += ('<div class="status"', escape(v_english), '>\n  <p><strong>Expired.</strong> This ', escape(v_view.kind), ' could be earned until ', quoted(f_day(v_view.expires)), '.\n')
                if v_view.replaced_by:
                    out += ('It is replaced by <a href="', escape(v_view.replaced_by.url), '">', escape(v_view.replaced_by.title), '</a>.')
                out.append('</p>\n</div>\n')
include_partials_2f_status_2e_html_names = ('view', 'english')

def include_partials_2f_used_2d_by_2e_html(out, v_english, v_view, v_lists):
    out += ('<section id="used-by">\n  <h2', escape(v_english), '>Used by</h2>\n')
    if v_view.used_by:
        out.append('  ')
        v1_given = v_lists['used-by'].entries
        out.append('<ul class="cards">\n')
        for v2_one in v1_given:
            out += ('  <li class="card" data-kind="', escape(v2_one.kind), '" data-id="', escape(v2_one.id), '" data-title="', escape(v2_one.title), '" data-topics="', escape(listed(v2_one.topic_ids, ' ')), '" data-issuer="', escape(v2_one.issuer_id), '"')
            if v2_one.closed:
                out += (' data-closed="', escape(v2_one.closed), '"')
            out += ('><img src="', escape(v2_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h3><a href="', escape(v2_one.url), '">', escape(v2_one.title), '</a>')
            if v2_one.closed:
                out += (' <span class="closed">(', escape(v2_one.closed.split(' ')[0]), ')</span>')
            out += ('</h3>\n  <p>', escape(v2_one.summary), '</p>\n  <p class="meta"><span>', escape(v2_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v2_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n')
        if v_lists['used-by'].urls[1::]:
            out.append('  ')
            macros_partials_2f_paging_2e_html_pages(out, v_lists['used-by'], v_english)
            out.append('\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>No credential uses it at present.</p>\n')
    out.append('</section>')
include_partials_2f_used_2d_by_2e_html_names = ('english', 'view', 'lists')

def include_partials_2f_versions_2e_html(out, v_english, v_view):
    out += ('<section id="versions">\n  <h2', escape(v_english), '>Versions</h2>\n')
    if v_view.history:
        out.append('  <ul class="rows">\n')
        for v1_one in v_view.history:
            out.append('    <li>\n      <h3>')
            if v1_one.url:
                out += ('<a href="', escape(v1_one.url), '">', escape(v1_one.version), '</a>')
            else:
                out.append(escape(v1_one.version))
            out += (' <span class="kind"', escape(v_english), '><time datetime="', escape(v1_one.date), '">', quoted(f_day(v1_one.date)), '</time></span></h3>\n      <div class="prose">', escape(v1_one.note), '</div>\n    </li>\n')
        out.append('  </ul>\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>This is version ', escape(v_view.version), '; no changes are recorded.</p>\n')
    out += ('  <dl class="facts"', escape(v_english), '>\n')
    if v_view.published:
        out += ('<div><dt>Published</dt><dd><time datetime="', escape(v_view.published), '">', quoted(f_day(v_view.published)), '</time></dd></div>\n')
    if ((v_view.kind == 'credential') and v_view.review_by):
        out += ('<div><dt>Review due by</dt><dd><time datetime="', escape(v_view.review_by), '">', quoted(f_day(v_view.review_by)), '</time></dd></div>\n')
    if ((v_view.kind == 'credential') and v_view.license):
        out += ('<div><dt>License</dt><dd><a rel="license" href="https://spdx.org/licenses/', escape(v_view.license), '.html">', escape(v_view.license), '</a></dd></div>\n')
    out += ('<div><dt>As data</dt><dd><a href="', escape(v_view.json), '" type="application/json">This page as JSON</a></dd></div>\n  </dl>\n</section>')
include_partials_2f_versions_2e_html_names = ('english', 'view')

def include_plan_2f_collect_2e_html(out):
    out.append('<section data-part="collect">\n  <h2>What to collect and write</h2>\n  <p>For all that you have not earned yet. What several credentials ask for in the same way stands together, so that you\n    can plan it together; read in each credential whether one piece may serve more than once.</p>\n  <div class="body"></div>\n</section>')
include_plan_2f_collect_2e_html_names = ()

def include_plan_2f_compare_2e_html(out):
    out.append('<section data-part="compare" id="side-by-side">\n  <h2>Side by side</h2>\n  <p class="body none">Tick &ldquo;Compare&rdquo; at up to four credentials above.</p>\n</section>')
include_plan_2f_compare_2e_html_names = ()

def include_plan_2f_credit_2e_html(out):
    out.append('<section data-part="credit">\n  <h2>What it gives where you teach</h2>\n  <div class="body"></div>\n</section>')
include_plan_2f_credit_2e_html_names = ()

def include_plan_2f_empty_2e_html(out):
    out.append('<section data-part="empty">\n  <h2>Nothing saved yet</h2>\n  <p>Press &ldquo;My plan&rdquo; on a credential to save it here. Find one among the\n    <a href="\x7fcredentials/">credentials from A to Z</a>, by <a href="\x7ftopics/">topic</a>, in a\n    <a href="\x7fstacks/">stack</a>, or by <a href="\x7fsearch/">search</a>. If you have a plan in a file,\n    open it below.</p>\n</section>')
include_plan_2f_empty_2e_html_names = ()

def include_plan_2f_entries_2e_html(out):
    out.append('<section data-part="entries">\n  <h2>What to earn, in order</h2>\n  <p class="meta">A credential comes after those that must be earned first; otherwise in the order in which you saved them.\n    <span class="on-screen">Tick &ldquo;Compare&rdquo; at up to four, and see them <a href="#side-by-side">side by side</a>.</span></p>\n  <ol class="entries"></ol>\n</section>')
include_plan_2f_entries_2e_html_names = ()

def include_plan_2f_keep_2e_html(out):
    out.append('<section data-part="keep">\n  <h2>Keep a copy</h2>\n  <p>The plan is in this browser alone, and goes when its data is cleared. A file is safe, and opens in another browser.</p>\n  <p class="choices">\n    <button type="button" class="button" data-act="export">Save as a file</button>\n    <button type="button" class="button quiet" data-act="print">Print</button>\n    <button type="button" class="button quiet" data-act="clear">Empty the plan</button>\n  </p>\n  <p><label class="file">Open a plan file <input type="file" accept=".json,application/json"></label></p>\n  <p class="meta">Opening a file adds what is in it. Nothing is taken out, and no status goes back.</p>\n</section>')
include_plan_2f_keep_2e_html_names = ()

def include_plan_2f_stacks_2e_html(out):
    out.append('<section data-part="stacks">\n  <h2>How far you are in each stack</h2>\n  <ul class="rows"></ul>\n</section>')
include_plan_2f_stacks_2e_html_names = ()

def include_plan_2f_totals_2e_html(out):
    out.append('<section data-part="totals">\n  <h2>In short</h2>\n  <dl class="facts"></dl>\n</section>')
include_plan_2f_totals_2e_html_names = ()

def include_search_2f_lists_2e_html(out):
    out.append('<nav class="all-lists" aria-label="Lists of everything">\n  <h2>Everything, as lists</h2>\n  <ul class="links">\n    <li><a href="\x7fcredentials/">All credentials</a></li>\n    <li><a href="\x7fstacks/">All stacks</a></li>\n    <li><a href="\x7ftopics/">All topics</a></li>\n    <li><a href="\x7fguides/">All guides</a></li>\n    <li><a href="\x7fissuers/">All issuers</a></li>\n    <li><a href="\x7frecognizers/">Where credentials count</a></li>\n    <li><a href="\x7fframeworks/">Frameworks</a></li>\n    <li><a href="\x7fevidence/">Evidence templates</a></li>\n    <li><a href="\x7frubrics/">Rubric scales</a></li>\n  </ul>\n</nav>')
include_search_2f_lists_2e_html_names = ()

def include_stack_2f_award_2e_html(out, v_english, v_view):
    out += ('<section id="award">\n  <h2', escape(v_english), '>Award</h2>\n')
    if v_view.award:
        out += ('  <p class="award">', escape(v_view.award.title), '</p>\n  <p', escape(v_english), '>', escape(v_view.issuer.title), ' gives it to everyone who has earned what the groups above ask for')
        if v_view.award.credit:
            out += ('. It stands for ', quoted(f_credit(v_view.award.credit)))
        out.append('.</p>\n')
        if (v_view.apply_url and (not v_view.closed)):
            out += ('  <p', escape(v_english), '><a href="', escape(v_view.apply_url), '">Apply for the award at ', escape(v_view.issuer.title), '</a></p>\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>There is no award for the whole: each credential counts on its own.</p>\n')
    out.append('</section>')
include_stack_2f_award_2e_html_names = ('english', 'view')

def macros_partials_2f_range_2e_html_range_of(out, v1_given, v2_noun):
    out.append(escape((f_count(v1_given.min, v2_noun) if (v1_given.min == v1_given.max) else joined(v1_given.min, ' to ', f_count(v1_given.max, v2_noun)))))
def macros_partials_2f_range_2e_html_credit_range(out, v1_given):
    out.append(escape((f_amount(v1_given.max, v1_given.unit) if (v1_given.min == v1_given.max) else joined(f_number(v1_given.min), ' to ', f_amount(v1_given.max, v1_given.unit)))))

def include_stack_2f_facts_2e_html(out, v_english, v_view):
    out += ('<dl class="facts"', escape(v_english), '>\n  ')
    v1_given = captured(macros_partials_2f_range_2e_html_range_of, v_view.totals.credentials, 'credential')
    if v1_given:
        out += ('<div><dt>To earn</dt><dd>', escape(v1_given), '</dd></div>\n')
    out.append('\n')
    if v_view.totals.hours:
        out += ('<div><dt>Effort</dt><dd>', quoted(f_hours(v_view.totals.hours)))
        if v_view.totals.hours_unknown:
            out += (', and more for ', quoted(f_count(v_view.totals.hours_unknown, 'credential')), ' that ', ('states' if (v_view.totals.hours_unknown == 1) else 'state'), ' no hours')
        out.append('</dd></div>\n')
    if v_view.totals.credit:
        out.append('<div><dt>Credit of the credentials</dt><dd>')
        v3_items = sequence(v_view.totals.credit)
        v5_length = len(v3_items)
        for v4_number, v2_credit in enumerate(v3_items):
            out += (escape((f_amount(v2_credit.max, v2_credit.unit) if (v2_credit.min == v2_credit.max) else joined(f_number(v2_credit.min), ' to ', f_amount(v2_credit.max, v2_credit.unit)))), (', ' if (not (v4_number + 1 == v5_length)) else ''))
        out.append('</dd></div>\n')
    if (v_view.award and v_view.award.credit):
        v6_given = f_credit(v_view.award.credit)
        if v6_given:
            out += ('<div><dt>Credit of the award</dt><dd>', escape(v6_given), '</dd></div>\n')
    out.append('  ')
    v7_given = v_view.topics
    if v7_given:
        out.append('<div><dt>Topics</dt><dd>')
        v9_items = sequence(v7_given)
        v11_length = len(v9_items)
        for v10_number, v8_ref in enumerate(v9_items):
            out += ('<a href="', escape(v8_ref.url), '">', escape(v8_ref.title), '</a>')
            if v8_ref.closed:
                out += (' <span class="closed">(', escape(v8_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v10_number + 1 == v11_length)) else ''))
        out.append('</dd></div>\n')
    out.append('\n  ')
    v12_given = v_view.before
    if v12_given:
        out.append('<div><dt>Earn first</dt><dd>')
        v14_items = sequence(v12_given)
        v16_length = len(v14_items)
        for v15_number, v13_ref in enumerate(v14_items):
            out += ('<a href="', escape(v13_ref.url), '">', escape(v13_ref.title), '</a>')
            if v13_ref.closed:
                out += (' <span class="closed">(', escape(v13_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v15_number + 1 == v16_length)) else ''))
        out.append('</dd></div>\n')
    out.append('\n  ')
    v17_given = v_view.part_of
    if v17_given:
        out.append('<div><dt>Part of</dt><dd>')
        v19_items = sequence(v17_given)
        v21_length = len(v19_items)
        for v20_number, v18_ref in enumerate(v19_items):
            out += ('<a href="', escape(v18_ref.url), '">', escape(v18_ref.title), '</a>')
            if v18_ref.closed:
                out += (' <span class="closed">(', escape(v18_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v20_number + 1 == v21_length)) else ''))
        out.append('</dd></div>\n')
    out.append('\n  ')
    macros_partials_2f_facts_2e_html_language(out, v_view)
    out.append('\n')
    if (not v_view.closed):
        v22_given = (f_day(v_view.expires) if v_view.expires else '')
        if v22_given:
            out += ('<div><dt>Can be earned until</dt><dd>', escape(v22_given), '</dd></div>\n')
    out.append('  ')
    v23_given = v_view.replaces
    if v23_given:
        out.append('<div><dt>Takes the place of</dt><dd>')
        v25_items = sequence(v23_given)
        v27_length = len(v25_items)
        for v26_number, v24_ref in enumerate(v25_items):
            out += ('<a href="', escape(v24_ref.url), '">', escape(v24_ref.title), '</a>')
            if v24_ref.closed:
                out += (' <span class="closed">(', escape(v24_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v26_number + 1 == v27_length)) else ''))
        out.append('</dd></div>\n')
    out.append('\n</dl>')
include_stack_2f_facts_2e_html_names = ('english', 'view')

def include_stack_2f_groups_2e_html(out, v_english, v_view):
    out += ('<section id="groups">\n  <h2', escape(v_english), '>What to earn</h2>\n')
    for v1_group in v_view.groups:
        out += ('  <section class="group">\n    <h3>', escape(v1_group.title), ' <span class="rule"', escape(v_english), '>', escape((joined('Earn all ', v1_group.held) if (v1_group.needed == v1_group.held) else joined('Earn any ', v1_group.needed, ' of ', v1_group.held))), '</span></h3>\n')
        if v1_group.summary:
            out += ('<p>', escape(v1_group.summary), '</p>')
        out.append('    ')
        v2_given = (v1_group.credentials + v1_group.stacks)
        out.append('<ul class="cards">\n')
        for v3_one in v2_given:
            out += ('  <li class="card" data-kind="', escape(v3_one.kind), '" data-id="', escape(v3_one.id), '" data-title="', escape(v3_one.title), '" data-topics="', escape(listed(v3_one.topic_ids, ' ')), '" data-issuer="', escape(v3_one.issuer_id), '"')
            if v3_one.closed:
                out += (' data-closed="', escape(v3_one.closed), '"')
            out += ('><img src="', escape(v3_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h4><a href="', escape(v3_one.url), '">', escape(v3_one.title), '</a>')
            if v3_one.closed:
                out += (' <span class="closed">(', escape(v3_one.closed.split(' ')[0]), ')</span>')
            out += ('</h4>\n  <p>', escape(v3_one.summary), '</p>\n  <p class="meta"><span>', escape(v3_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v3_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n  </section>\n')
    out.append('</section>')
include_stack_2f_groups_2e_html_names = ('english', 'view')

def include_stack_2f_order_2e_html(out, v_view, v_english, v_pathway):
    v1_titles = {}
    for v2_stage in v_view.order:
        for v3_step in v2_stage:
            v4__ = v1_titles.update({v3_step.credential.id: v3_step.credential.title})
    out += ('<section id="order">\n  <h2', escape(v_english), '>In what order</h2>\n')
    if v_view.before:
        out += ('  <p', escape(v_english), '>Before you begin, earn ')
        v5_given = v_view.before
        v7_items = sequence(v5_given)
        v9_length = len(v7_items)
        for v8_number, v6_ref in enumerate(v7_items):
            out += ('<a href="', escape(v6_ref.url), '">', escape(v6_ref.title), '</a>')
            if v6_ref.closed:
                out += (' <span class="closed">(', escape(v6_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v8_number + 1 == v9_length)) else ''))
        out.append('.</p>\n')
    if (len(v_view.order) > 1):
        out.append('  <div class="ordered">\n')
        if v_pathway:
            include_partials_2f_pathway_2e_svg(out, v_pathway, v_english, v_view)
        out += ('  <ol class="stages"', escape(v_english), '>\n')
        v11_items = sequence(v_view.order)
        v13_length = len(v11_items)
        for v12_number, v10_stage in enumerate(v11_items):
            out += ('    <li>\n      <h3>', ('Begin with' if (not v12_number) else 'Then'), '</h3>\n      <ul class="links">\n')
            v15_items = sequence(v10_stage)
            v17_length = len(v15_items)
            for v16_number, v14_step in enumerate(v15_items):
                out.append('        <li>')
                v18_given = v14_step.credential
                out += ('<a href="', escape(v18_given.url), '">', escape(v18_given.title), '</a>')
                if v18_given.closed:
                    out += (' <span class="closed">(', escape(v18_given.closed.split(' ')[0]), ')</span>')
                if v14_step.after:
                    out.append(' <span class="meta">after ')
                    v20_items = sequence(v14_step.after)
                    v22_length = len(v20_items)
                    for v21_number, v19_needed in enumerate(v20_items):
                        out += (escape(v1_titles[v19_needed]), (', ' if (not (v21_number + 1 == v22_length)) else ''))
                    out.append('</span>')
                out.append('</li>\n')
            out.append('      </ul>\n    </li>\n')
        out.append('  </ol>\n  </div>\n')
    else:
        out += ('  <p class="none"', escape(v_english), '>In any order: none of its credentials needs another one first.</p>\n')
    out.append('</section>')
include_stack_2f_order_2e_html_names = ('view', 'english', 'pathway')

def include_version_2f_changes_2e_html(out, v_english, v_view):
    out += ('<section id="changes">\n  <h2', escape(v_english), '>What is different now</h2>\n  <p', escape(v_english), '>Between version ', escape(v_view.version), ' and today&rsquo;s version ', escape(v_view.current), ':</p>\n  <ul class="rows">\n')
    for v1_change in v_view.changes:
        out += ('    <li>\n      <h3', escape(v_english), '>', escape(v1_change.where), ' <span class="kind">', escape(v1_change.what), '</span></h3>\n')
        if v1_change.words:
            out.append('      <p>')
            for v2_run in v1_change.words:
                if (v2_run.kind == 'added'):
                    out += ('<ins><span class="unseen"> [added: </span>', escape(v2_run.text), '<span class="unseen">] </span></ins>')
                else:
                    if (v2_run.kind == 'removed'):
                        out += ('<del><span class="unseen"> [removed: </span>', escape(v2_run.text), '<span class="unseen">] </span></del>')
                    else:
                        out.append(escape(v2_run.text))
            out.append('</p>\n')
        out.append('    </li>\n')
    out.append('  </ul>\n</section>')
include_version_2f_changes_2e_html_names = ('english', 'view')

def include_workbook_2f_begin_2e_html(out, v_page, v_view, v_native):
    out += ('<section id="begin">\n<h2>Before you begin</h2>\n<p class="message" data-unscripted>This page can be read and printed as it is. To write in it and have that kept, it needs JavaScript; without it, use the blank Word document below.</p>\n<ul class="plain room" data-scripted hidden>\n<li><strong>What you write stays with you.</strong> It is kept in this browser, on this device, as you type. Nothing is sent anywhere.</li>\n<li><strong>Keep a copy, too.</strong> Browsers clear what pages keep when asked to, and Safari on iPhone and iPad may do so by itself after a week\nwithout a visit. <button type="button" class="link" data-export="json">Download a copy</button> whenever you have done some work; you can open it here again.</li>\n<li><strong>Files stay where they are.</strong> List videos, photographs and documents here, with a link for the assessor.</li>\n<li><strong>No names.</strong> Write &ldquo;Student A&rdquo; or &ldquo;a colleague&rdquo;, in file names too.</li>\n</ul>\n<p class="paper">On paper: <a href="', escape(g_url(joined(v_page.path, v_view.id, '-workbook.docx'))), '">blank workbook as a Word document</a><span data-scripted hidden>, or\n<button type="button" class="link" data-print>print this page</button></span>.</p>\n<div id="carried" class="message" hidden tabindex="-1">\n<h3>What changed since you began</h3>\n<p data-text></p>\n<ul class="plain" data-list></ul>\n')
    if v_view.history:
        out.append('<details>\n<summary>What the issuer says of the versions</summary>\n<dl>\n')
        for v1_entry in v_view.history:
            out += ('<dt>Version ', escape(v1_entry.version), ', ', quoted(f_day(v1_entry.date)), '</dt>\n<dd class="prose"', escape(v_native), '>', escape(v1_entry.note), '</dd>\n')
        out.append('</dl>\n</details>\n')
    out.append('</div>\n</section>')
include_workbook_2f_begin_2e_html_names = ('page', 'view', 'native')

def include_workbook_2f_contents_2e_html(out, v_view, v_native):
    out.append('<nav class="contents" aria-label="On this page">\n<details>\n<summary>On this page</summary>\n<ul>\n<li><a href="#begin">Before you begin</a></li>\n')
    for v1_part in v_view.evidence:
        out += ('<li><a href="#part-', escape(v1_part.number), '">Part ', escape(v1_part.number), ': <span', escape(v_native), '>', escape(v1_part.title), '</span></a></li>\n')
    if v_view.rubric:
        out.append('<li><a href="#self-assessment">Your own view</a></li>\n')
    out.append('<li><a href="#open">What is still open</a></li>\n<li><a href="#finish">Download and submit</a></li>\n</ul>\n</details>\n</nav>')
include_workbook_2f_contents_2e_html_names = ('view', 'native')

def include_workbook_2f_finish_2e_html(out, v_view):
    out.append('<section id="open" data-scripted="open" hidden><h2>What is still open</h2></section>\n<section id="finish">\n<h2>Download and submit</h2>\n<div data-scripted="files" hidden></div>\n')
    if v_view.closed:
        out.append('<p class="none">This micro-credential can no longer be earned, so nothing can be handed in.</p>\n')
    else:
        if v_view.apply_url:
            out += ('<p><a class="button" href="', escape(v_view.apply_url), '">Submit your evidence to ', escape(v_view.issuer.title), '</a></p>\n')
        else:
            out.append('<p>Submit your evidence to ')
            v1_given = v_view.issuer
            out += ('<a href="', escape(v1_given.url), '">', escape(v1_given.title), '</a>')
            if v1_given.closed:
                out += (' <span class="closed">(', escape(v1_given.closed.split(' ')[0]), ')</span>')
            out.append('.</p>\n')
    out.append('<div data-scripted="copies" hidden></div>\n</section>')
include_workbook_2f_finish_2e_html_names = ('view',)

def macros_workbook_2f_entry_2e_html_limit(out, v1_asked):
    out.append('<p class="word-count">')
    if v1_asked.max_words:
        out += (('About' if (v1_asked.limit == 'advisory') else 'At most'), ' ', quoted(f_count(v1_asked.max_words, 'word')))
    else:
        out.append('No word limit')
    out.append('</p>\n')
def macros_workbook_2f_entry_2e_html_entry(out, v1_part, v2_asked, v3_name, v4_number, v_artifact, v_native):
    v6_artifact = v_artifact
    v5_id = joined('p', v2_asked.number, 'e', v4_number)
    out += ('<', ('fieldset' if v3_name else 'div'), ' class="entry', (' repeated' if v3_name else ''), '" data-entry>\n')
    if v3_name:
        out += ('<legend data-entry-title>', escape(v3_name), '</legend>\n<div class="field name"><label for="', escape(v5_id), '">Pseudonym of the ', escape(v1_part.repeat_for), '</label><input id="', escape(v5_id), '" value="', escape(v3_name), '" data-name></div>\n')
    v8_items = sequence(v2_asked.prompts)
    if not v8_items:
        out += ('<div class="answer">\n<label for="', escape(v5_id), 'q1">', ('A note to the assessor, if one is needed' if v1_part.needed else 'Your text'), '</label>\n<textarea id="', escape(v5_id), 'q1" class="short" rows="3"', escape(v_native), ' data-answer></textarea>\n<p class="word-count">')
        if v2_asked.max_words:
            out += (('About' if (v2_asked.limit == 'advisory') else 'At most'), ' ', quoted(f_count(v2_asked.max_words, 'word')))
        else:
            out.append('No word limit')
        out.append('</p>\n\n</div>\n')
    v10_length = len(v8_items)
    for v9_number, v7_prompt in enumerate(v8_items):
        v11_own = joined(v5_id, 'q', (v9_number + 1))
        out += ('<div class="answer">\n<label for="', escape(v11_own), '">')
        if v7_prompt.title:
            out += ('<span', escape(v_native), '>', escape(v7_prompt.title), '</span>')
        else:
            out.append(escape(('Your answer' if (v10_length == 1) else joined('Question ', (v9_number + 1)))))
        out += ('</label>\n<div class="prose" id="', escape(v11_own), '-prompt"', escape(v_native), '>', escape(v7_prompt.text), '</div>\n<textarea id="', escape(v11_own), '" rows="6" aria-describedby="', escape(v11_own), '-prompt"', escape(v_native))
        if ((v7_prompt.max_words or 200) < 100):
            out.append(' class="short"')
        else:
            if ((v7_prompt.max_words or 200) > 300):
                out.append(' class="long"')
        out.append(' data-answer></textarea>\n<p class="word-count">')
        if v7_prompt.max_words:
            out += (('About' if (v7_prompt.limit == 'advisory') else 'At most'), ' ', quoted(f_count(v7_prompt.max_words, 'word')))
        else:
            out.append('No word limit')
        out.append('</p>\n\n</div>\n')
    if (not (v1_part.needed is None)):
        out.append('<div class="artifacts">\n<h4>Artifacts</h4>\n<p class="meta">')
        if v1_part.needed:
            out += (quoted(f_count(v1_part.needed, 'artifact')), ' needed. ')
        if v1_part.media:
            out += ('Formats: ', quoted(', '.join(map(f_label, v1_part.media))), '. ')
        if (not v1_part.needed):
            out.append('None is needed here; list what belongs to your answers.')
        out.append('</p>\n')
        v12_out = []
        v12_out.append('<li><fieldset><legend>Artifact</legend>\n<label class="field">What it is <input></label>\n<label class="field">Link, or where you keep it <input></label>\n<label class="field">Caption, with the date <textarea class="tiny"></textarea></label></fieldset>\n')
        v12_out = Markup(''.join(v12_out))
        v6_artifact = v12_out
        out += ('<ol class="rows" data-artifact-list>', escape((v6_artifact * v1_part.needed)), '</ol>\n</div>\n')
    out += ('</', ('fieldset' if v3_name else 'div'), '>\n')

def include_workbook_2f_part_2e_html(out, v_artifact, v_native, v_asked, v_part, v_english):
    v1_artifact = v_artifact
    v2_native = v_native
    out += ('<section id="part-', escape(v_asked.number), '" class="part" data-part>\n<h3><span>Part ', escape(v_asked.number))
    if v_part.repeat_for:
        out += (', once for each ', escape(v_part.repeat_for))
    out += ('</span> <span class="name"', escape(v_native), '>', escape(v_part.title), '</span></h3>\n')
    if v_asked.instructions:
        out += ('<div class="prose"', escape(v_native), '>', escape(v_asked.instructions), '</div>\n')
    if v_asked.privacy:
        out += ('<div class="privacy">\n<h4>Privacy</h4>\n<div class="prose"', escape(v_native), '>', escape(v_asked.privacy), '</div>\n</div>\n')
    out.append('<div data-entries>\n')
    v4_items = sequence(v_part.names)
    v6_length = len(v4_items)
    for v5_number, v3_name in enumerate(v4_items):
        macros_workbook_2f_entry_2e_html_entry(out, v_part, v_asked, v3_name, (v5_number + 1), v1_artifact, v2_native)
        out.append('\n')
    out.append('</div>\n')
    if v_part.checks:
        out += ('<fieldset class="checklist"', escape(v_native), '>\n<legend', escape(v_english), '>Complete when</legend>\n')
        for v7_check in v_part.checks:
            out += ('<label><input type="checkbox" data-check> ', escape(v7_check), '</label>\n')
        out.append('</fieldset>\n')
    out.append('</section>')
include_workbook_2f_part_2e_html_names = ('artifact', 'native', 'asked', 'part', 'english')

def include_workbook_2f_self_2d_assessment_2e_html(out, v_view, v_native, v_english):
    out.append('<section id="self-assessment">\n<h2>Your own view</h2>\n<p>Hold your evidence against the rubric before someone else does. This is your own view, for yourself: it isn&rsquo;t a result, and your assessor may see it differently.</p>\n')
    v2_items = sequence(v_view.rubric.criteria)
    v4_length = len(v2_items)
    for v3_number, v1_criterion in enumerate(v2_items):
        out += ('<fieldset class="opinion" data-opinion>\n<legend><span class="name"', escape(v_native), '>', escape(v1_criterion.title), '</span> <span class="meta">')
        if v1_criterion.part:
            out += ('Part ', escape(v1_criterion.part))
        else:
            out.append('All of the evidence')
        out.append('</span></legend>\n')
        v5_given = joined('o', (v3_number + 1))
        out += ('<div class="choices"', escape(v_native), '>\n')
        for v6_descriptor in v1_criterion.descriptors:
            out += ('<div class="choice', (' passing' if v6_descriptor.passes else ''), '">\n<label><input type="radio" name="', escape(v5_given), '" value="', escape(v6_descriptor.level), '"> ', escape(v6_descriptor.level))
            if v6_descriptor.passes:
                out += (' <span class="passes"', escape(v_english), '>passes</span>')
            out += ('</label>\n<div class="prose">', escape(v6_descriptor.text), '</div>\n</div>\n')
        out.append('</div>\n\n<label class="field">Which answer or artifact shows it? <input list="evidence-list" data-shown-by></label>\n</fieldset>\n')
    out.append('<datalist id="evidence-list"></datalist>\n<div class="message" id="missing" data-scripted="missing" hidden></div>\n</section>')
include_workbook_2f_self_2d_assessment_2e_html_names = ('view', 'native', 'english')

def macros_partials_2f_body_2e_html_intro(out, v1_sections):
    for v2_section in v1_sections:
        if not (not v2_section.title): continue
        out += ('<div class="prose intro">', raw(v2_section.html), '</div>\n')
def macros_partials_2f_body_2e_html_body(out, v1_sections):
    for v2_section in v1_sections:
        if not v2_section.title: continue
        out += ('<section id="', escape(v2_section.anchor), '">\n  <h2>', escape(v2_section.title), '</h2>\n  <div class="prose">', raw(v2_section.html), '</div>\n</section>\n')

def macros_partials_2f_contents_2e_html_contents(out, v1_view, v2_before, v3_after, v4_english):
    out += ('<nav class="contents" aria-label="On this page"', escape(v4_english), '>\n  <details>\n    <summary>On this page</summary>\n    <ul>\n')
    for (v5_anchor, v6_title,) in v2_before:
        out += ('      <li><a href="#', escape(v5_anchor), '">', escape(v6_title), '</a></li>\n')
    for v7_section in f_default(lookup(v1_view, 'sections'), ()):
        if not v7_section.title: continue
        out.append('      <li')
        if v4_english:
            out += (' lang="', escape(v1_view.language), '"')
        out += ('><a href="#', escape(v7_section.anchor), '">', escape(v7_section.title), '</a></li>\n')
    for (v8_anchor, v9_title,) in v3_after:
        out += ('      <li><a href="#', escape(v8_anchor), '">', escape(v9_title), '</a></li>\n')
    out.append('    </ul>\n  </details>\n</nav>\n')

def page_assess_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_whole = given.get('whole', missing)
    v_parts = given.get('parts', missing)
    v_outline = given.get('outline', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>Assessor&rsquo;s form: ', escape(v_view.title), ' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="Judge a submission for ', escape(v_view.title), ' by its rubric, and write the feedback. Nothing leaves your browser.">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n\n')
    if v_view.closed:
        out.append('  <meta name="robots" content="noindex">\n')
    v4_out = []
    v4_out += ('Assessor&rsquo;s form: ', escape(v_view.title), ' &ndash; ', escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out += ('Judge a submission for ', escape(v_view.title), ' by its rubric, and write the feedback. Nothing leaves your browser.')
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n\n  <link rel="stylesheet" href="\x7fassets/workbook.css">\n  <link rel="stylesheet" href="\x7fassets/assess.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n\n  <script src="\x7fassets/assess.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out.append('  <main id="main" tabindex="-1">\n')
    v8_native = (f_safe(joined(' lang="', v_view.language, '"')) if v2_english else '')
    out += ('<div class="workbook assess"', escape(v2_english), '>\n<header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v2_english)
    include_partials_2f_source_2e_html(out, v_view, v2_english)
    out += ('<p class="eyebrow"><a href="\x7fcredentials/">Credentials</a> <a href="', escape(v_view.url), '"', escape(v8_native), '>', escape(v_view.title), '</a></p>\n<h1>Assessor&rsquo;s form: <span', escape(v8_native), '>', escape(v_view.title), '</span></h1>\n<p class="lead"', escape(v8_native), '>', escape(v_view.competency), '</p>\n<p class="meta">Version ', escape(v_view.version), '. Issued by ')
    v9_given = v_view.issuer
    out += ('<a href="', escape(v9_given.url), '">', escape(v9_given.title), '</a>')
    if v9_given.closed:
        out += (' <span class="closed">(', escape(v9_given.closed.split(' ')[0]), ')</span>')
    out.append('.</p>\n</header>\n<div class="workbook-bar band" data-scripted="bar" hidden></div>\n<div class="item band">\n')
    include_assess_2f_contents_2e_html(out, v_view, v8_native, v_whole)
    out.append('<div class="content">\n')
    include_assess_2f_begin_2e_html(out)
    out.append('<form id="assess" autocomplete="off">\n')
    include_assess_2f_submission_2e_html(out)
    out.append('<section id="judge">\n<h2>Evidence and rubric</h2>\n<p class="callout">')
    if v_view.pass_rule.sentence:
        out += ('To earn this micro-credential, an earner needs ', escape(v_view.pass_rule.sentence), '.')
    else:
        out += ('No part is scored: the ', quoted(f_count(len(v_view.evidence), 'part')), ' must be handed in as described.')
    out.append('</p>\n')
    for v10_part in v_parts:
        include_assess_2f_part_2e_html(out, v8_native, v2_english, v10_part, v_view)
    include_assess_2f_whole_2e_html(out, v8_native, v2_english, v_whole)
    out.append('<div id="earlier" hidden></div>\n</section>\n')
    include_assess_2f_outcome_2e_html(out)
    out += ('</form>\n<section id="finish" data-scripted="finish" hidden><h2>Feedback and files</h2></section>\n<section id="agreement" data-scripted="agreement" hidden><h2>Agreement with another assessor</h2></section>\n</div>\n</div>\n</div>\n<script type="application/json" id="outline">', escape(f_json_block(v_outline)), '</script>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_assess_2f_pieces_2f_agreement_2e_html(given):
    out = []
    out.append('<p>When yours is finished, open the other assessor’s files, as many as you have. They are compared with the assessments that this browser keeps and with each\n  other: those of the same submission code, round and version.</p>\n<p class="buttons">\n  <label class="button quiet file">Open assessments to compare <input type="file" id="open-others" accept=".json,application/json" multiple class="unseen"></label>\n  <button type="button" class="button quiet" data-report hidden>Download the report</button>\n  <button type="button" class="button quiet" data-close-report hidden>Close the files</button>\n</p>\n<p id="report-problem" class="warning" role="alert" hidden></p>\n<div id="report" tabindex="-1" hidden></div>')
    return ''.join(out)

def page_assess_2f_pieces_2f_bar_2e_html(given):
    out = []
    out.append('<p><span id="kept">Nothing to save yet.</span> <a href="#outcome" id="standing">Outcome</a></p>\n')
    include_partials_2f_keeping_2e_html(out, 'assessment')
    return ''.join(out)

def page_assess_2f_pieces_2f_finish_2e_html(given):
    out = []
    out.append('<p>The feedback tells the outcome and, if something was not met, only that: your comment, what the level that passes looks like, and what to send again. It doesn’t name you.</p>\n<p class="buttons">\n  <button type="button" class="button" data-export="html">Download the feedback</button>\n  <button type="button" class="button quiet" data-export="docx">Word document</button>\n  <button type="button" class="button quiet" data-export="md">Markdown</button>\n</p>\n<p id="feedback-problem" class="warning" role="alert" hidden></p>\n<h3>Your assessment</h3>\n<p>Keep it for a resubmission, or give it to whoever compares two assessors. It opens here again as it is.</p>\n<p class="buttons">\n  <button type="button" class="button quiet" data-export="json">Download the assessment (JSON)</button>\n  <button type="button" class="button quiet" data-print>Print this form</button>\n</p>\n<div id="again" hidden>\n  <h3>When the earner sends it again</h3>\n  <p>Assess only what was not met. This assessment stays as it is.</p>\n  <p><button type="button" class="button quiet" data-again>Assess the resubmission</button></p>\n</div>')
    return ''.join(out)

def page_assess_2f_pieces_2f_notes_2e_html(given):
    out = []
    out.append('<div id="round" class="message" tabindex="-1" hidden>\n  <h3>A resubmission</h3>\n  <p data-text></p>\n  <ul class="plain" data-list></ul>\n</div>\n<div id="copy" class="message" tabindex="-1" hidden>\n  <p><span data-text></span> <button type="button" class="link" data-close-copy>Close the copy</button></p>\n  <ul class="plain" data-list></ul>\n</div>')
    return ''.join(out)

def page_assess_2f_pieces_2f_outcome_2e_html(given):
    out = []
    out.append('<p class="callout" data-text></p>\n<ul class="plain" data-list></ul>\n<details id="own-view" hidden>\n  <summary>Compare with the earner’s own view</summary>\n  <p class="meta">The earner wrote this before you judged. It is no part of the outcome.</p>\n  <table>\n    <thead><tr><th scope="col">Criterion</th><th scope="col">You</th><th scope="col">The earner</th></tr></thead>\n    <tbody data-rows></tbody>\n  </table>\n</details>')
    return ''.join(out)

def page_base_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((g_settings.summary or g_settings.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v4_out = []
    v4_out.append(escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out.append(escape((g_settings.summary or g_settings.title)))
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out.append('  <main id="main" tabindex="-1">\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_credential_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    out = []
    v1_before = [('competency', 'Competency')]
    v2_after = [('research', 'Research'), ('resources', 'Resources'), ('evidence', 'What you submit'), ('rubric', 'Rubric'), ('counts', 'Where it counts'), ('earn', 'How to earn it'), ('prerequisites', 'Prerequisites'), ('related', 'Related credentials'), ('stacks', 'Stacks'), ('alignments', 'Standards'), ('versions', 'Versions')]
    v3_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v4_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v5_english = ('' if v4_language.startswith('en') else Markup(' lang="en"'))
    v6_right_to_left = (v4_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v4_language), '"', (' dir="rtl"' if v6_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v3_kind_title:
        out += (' &ndash; ', escape(v3_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((v_view.summary or v_view.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v7_out = []
    v7_out.append(escape(v_view.title))
    if v3_kind_title:
        v7_out += (' &ndash; ', escape(v3_kind_title))
    v7_out += (' &ndash; ', escape(g_settings.title))
    v7_out = Markup(''.join(v7_out))
    v8_title = (v_page.about.title or v7_out)
    v9_out = []
    v9_out.append(escape((v_view.summary or v_view.title)))
    v9_out = Markup(''.join(v9_out))
    v10_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v10_description, v4_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v5_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v5_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v5_english)
    include_partials_2f_source_2e_html(out, v_view, v5_english)
    out += ('    <div class="masthead-title">\n<img class="badge" src="', escape(v_view.badge), '" alt="Badge of ', escape(v_view.title), '" width="160" height="160">      <div>\n        <p class="eyebrow"', escape(v5_english), '><a href="\x7fcredentials/">Credentials</a>')
    if v_view.code:
        out += (' <span>', escape(v_view.code), '</span>')
    out += ('</p>\n        <h1>', escape(v_view.title), '</h1>\n')
    include_partials_2f_byline_2e_html(out, v5_english, v_view)
    include_partials_2f_here_2e_html(out, v_view, v5_english)
    out.append('      </div>\n    </div>\n')
    include_credential_2f_facts_2e_html(out, v5_english, v_view)
    out += ('  </header>\n  <div class="item band">\n<section id="competency" class="lead">\n  <h2', escape(v5_english), '>Competency</h2>\n  <p>', escape(v_view.competency), '</p>\n</section>\n')
    macros_partials_2f_contents_2e_html_contents(out, v_view, v1_before, v2_after, v5_english)
    out.append('    <div class="content">\n')
    v11_given = v_view.sections
    for v12_section in v11_given:
        if not (not v12_section.title): continue
        out += ('<div class="prose intro">', raw(v12_section.html), '</div>\n')
    out.append('\n')
    v13_given = v_view.sections
    for v14_section in v13_given:
        if not v14_section.title: continue
        out += ('<section id="', escape(v14_section.anchor), '">\n  <h2>', escape(v14_section.title), '</h2>\n  <div class="prose">', raw(v14_section.html), '</div>\n</section>\n')
    out.append('\n')
    include_credential_2f_research_2e_html(out, v5_english, v_view)
    include_credential_2f_resources_2e_html(out, v5_english, v_view)
    include_credential_2f_evidence_2e_html(out, v5_english, v_view)
    include_credential_2f_rubric_2e_html(out, v5_english, v_view)
    include_partials_2f_counts_2e_html(out, v5_english, v_view)
    include_credential_2f_earn_2e_html(out, v_view, v5_english)
    include_credential_2f_prerequisites_2e_html(out, v5_english, v_view)
    include_credential_2f_related_2e_html(out, v5_english, v_view)
    include_credential_2f_stacks_2e_html(out, v5_english, v_view)
    include_partials_2f_alignments_2e_html(out, v5_english, v_view)
    include_partials_2f_versions_2e_html(out, v5_english, v_view)
    out.append('    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v5_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_evidence_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_lists = given.get('lists', missing)
    out = []
    v1_before = [('evidence', 'What it asks for')]
    v2_after = [('used-by', 'Used by')]
    v3_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v4_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v5_english = ('' if v4_language.startswith('en') else Markup(' lang="en"'))
    v6_right_to_left = (v4_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v4_language), '"', (' dir="rtl"' if v6_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v3_kind_title:
        out += (' &ndash; ', escape(v3_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape(v_view.title), ': what this kind of evidence asks for, and the credentials that use it.">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v7_out = []
    v7_out.append(escape(v_view.title))
    if v3_kind_title:
        v7_out += (' &ndash; ', escape(v3_kind_title))
    v7_out += (' &ndash; ', escape(g_settings.title))
    v7_out = Markup(''.join(v7_out))
    v8_title = (v_page.about.title or v7_out)
    v9_out = []
    v9_out += (escape(v_view.title), ': what this kind of evidence asks for, and the credentials that use it.')
    v9_out = Markup(''.join(v9_out))
    v10_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v10_description, v4_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v5_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v5_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v5_english)
    include_partials_2f_source_2e_html(out, v_view, v5_english)
    out += ('    <div class="masthead-title">\n      <div>\n        <p class="eyebrow"', escape(v5_english), '><a href="\x7fevidence/">Evidence templates</a></p>\n        <h1>', escape(v_view.title), '</h1>\n      </div>\n    </div>\n<dl class="facts"', escape(v5_english), '>\n  ')
    v11_given = f_label(v_view.type)
    if v11_given:
        out += ('<div><dt>Kind</dt><dd>', escape(v11_given), '</dd></div>\n')
    out.append('\n  ')
    v12_given = v_view.quantity
    if v12_given:
        out += ('<div><dt>How many</dt><dd>', escape(v12_given), '</dd></div>\n')
    out.append('\n  ')
    v13_given = v_view.media
    v14_given = ', '.join(map(f_label, v13_given))
    if v14_given:
        out += ('<div><dt>Formats</dt><dd>', escape(v14_given), '</dd></div>\n')
    out.append('\n')
    if v_view.max_words:
        v15_given = joined(('About ' if (v_view.limit == 'advisory') else 'At most '), f_count(v_view.max_words, 'word'))
        if v15_given:
            out += ('<div><dt>Length</dt><dd>', escape(v15_given), '</dd></div>\n')
    out.append('</dl>\n  </header>\n  <div class="item band">\n')
    macros_partials_2f_contents_2e_html_contents(out, v_view, v1_before, v2_after, v5_english)
    out.append('    <div class="content">\n')
    v16_given = v_view.sections
    for v17_section in v16_given:
        if not (not v17_section.title): continue
        out += ('<div class="prose intro">', raw(v17_section.html), '</div>\n')
    out += ('\n<section id="evidence">\n  <h2', escape(v5_english), '>What it asks for</h2>\n  ')
    v18_given = v_view.instructions
    if v18_given:
        out += ('<div class="prose">', escape(v18_given), '</div>\n')
    out.append('\n  ')
    macros_partials_2f_evidence_2e_html_prompts(out, v_view.prompts, v5_english, 'h3')
    out.append('\n  ')
    v19_given = v_view.checks
    if v19_given:
        out += ('<h3', escape(v5_english), '>Complete when</h3>\n<ul class="checks">\n')
        for v20_check in v19_given:
            out += ('  <li>', escape(v20_check), '</li>\n')
        out.append('</ul>\n')
    out.append('\n  ')
    v21_given = v_view.privacy
    if v21_given:
        out += ('<h3', escape(v5_english), '>Privacy</h3>\n<div class="prose">', escape(v21_given), '</div>\n')
    out.append('\n</section>\n')
    v22_given = v_view.sections
    for v23_section in v22_given:
        if not v23_section.title: continue
        out += ('<section id="', escape(v23_section.anchor), '">\n  <h2>', escape(v23_section.title), '</h2>\n  <div class="prose">', raw(v23_section.html), '</div>\n</section>\n')
    out.append('\n')
    include_partials_2f_used_2d_by_2e_html(out, v5_english, v_view, v_lists)
    out.append('    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v5_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_feed_2d_item_2e_html(given):
    v_view = given.get('view', missing)
    out = []
    v1_lead = (v_view.competency if (v_view.kind == 'credential') else f_default(lookup(v_view, 'summary'), ''))
    if v_view.closed:
        out += ('<p><strong>No longer offered: ', escape(v_view.closed), '.')
        if f_default(lookup(v_view, 'replaced_by'), None):
            out.append(' Replaced by ')
            v2_given = v_view.replaced_by
            out += ('<a href="', escape(v2_given.url), '">', escape(v2_given.title), '</a>.')
        out.append('</strong></p>\n')
    if v1_lead:
        out += ('<p>', escape(v1_lead), '</p>\n')
    for v3_section in v_view.sections:
        if v3_section.title:
            out += ('<h2>', escape(v3_section.title), '</h2>\n')
        out += (raw(v3_section.html), '\n')
    include(out, joined('feed/', v_view.kind, '.html'), {**given, 'lead': v1_lead})
    out += ('<p><a href="', escape(v_view.url), '">', escape(v_view.title), ' in ', escape(g_settings.title), '</a></p>')
    return ''.join(out)

def page_framework_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_lists = given.get('lists', missing)
    out = []
    v1_before = [('statements', 'Statements')]
    v2_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v3_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v4_english = ('' if v3_language.startswith('en') else Markup(' lang="en"'))
    v5_right_to_left = (v3_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v3_language), '"', (' dir="rtl"' if v5_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v2_kind_title:
        out += (' &ndash; ', escape(v2_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape(v_view.title), ': its statements and the credentials that are aligned to them.">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v6_out = []
    v6_out.append(escape(v_view.title))
    if v2_kind_title:
        v6_out += (' &ndash; ', escape(v2_kind_title))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v7_title = (v_page.about.title or v6_out)
    v8_out = []
    v8_out += (escape(v_view.title), ': its statements and the credentials that are aligned to them.')
    v8_out = Markup(''.join(v8_out))
    v9_description = v8_out
    include_partials_2f_about_2e_html(out, v_page, v7_title, v9_description, v3_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v4_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v4_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v4_english)
    include_partials_2f_source_2e_html(out, v_view, v4_english)
    out += ('    <div class="masthead-title">\n      <div>\n        <p class="eyebrow"', escape(v4_english), '><a href="\x7fframeworks/">Frameworks</a></p>\n        <h1>', escape(v_view.title), '</h1>\n      </div>\n    </div>\n<dl class="facts"', escape(v4_english), '>\n  ')
    v10_given = v_view.publisher
    if v10_given:
        out += ('<div><dt>Publisher</dt><dd>', escape(v10_given), '</dd></div>\n')
    out.append('\n  ')
    v11_given = v_view.year
    if v11_given:
        out += ('<div><dt>Year</dt><dd>', escape(v11_given), '</dd></div>\n')
    out.append('\n')
    if v_view.home:
        out += ('<div><dt>Website</dt><dd><a href="', escape(v_view.home), '">', escape(v_view.home.split('/')[2]), '</a></dd></div>\n')
    out.append('  ')
    v12_given = (v_lists['credentials'].entries + v_view.guides)
    if v12_given:
        out.append('<div><dt>Aligned as a whole</dt><dd>')
        v14_items = sequence(v12_given)
        v16_length = len(v14_items)
        for v15_number, v13_ref in enumerate(v14_items):
            out += ('<a href="', escape(v13_ref.url), '">', escape(v13_ref.title), '</a>')
            if v13_ref.closed:
                out += (' <span class="closed">(', escape(v13_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v15_number + 1 == v16_length)) else ''))
        out.append('</dd></div>\n')
    out.append('\n</dl>\n')
    if v_lists['credentials'].urls[1::]:
        macros_partials_2f_paging_2e_html_pages(out, v_lists['credentials'], v4_english)
        out.append('\n')
    out.append('  </header>\n  <div class="item band">\n')
    macros_partials_2f_contents_2e_html_contents(out, v_view, v1_before, (), v4_english)
    out += ('    <div class="content">\n<section id="statements">\n  <h2', escape(v4_english), '>Statements</h2>\n')
    for v17_statement in v_view.statements:
        out += ('  <section id="', escape(v17_statement.anchor), '" class="statement">')
        include_partials_2f_statement_2e_html(out, v_lists, v17_statement, v4_english)
        out.append('</section>\n')
    out.append('</section>\n')
    v18_given = v_view.sections
    for v19_section in v18_given:
        if not (not v19_section.title): continue
        out += ('<div class="prose intro">', raw(v19_section.html), '</div>\n')
    out.append('\n')
    v20_given = v_view.sections
    for v21_section in v20_given:
        if not v21_section.title: continue
        out += ('<section id="', escape(v21_section.anchor), '">\n  <h2>', escape(v21_section.title), '</h2>\n  <div class="prose">', raw(v21_section.html), '</div>\n</section>\n')
    out.append('\n    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v4_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_guide_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    out = []
    v1_after = [('questions', 'Questions'), ('standards', 'Standards')]
    v2_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v3_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v4_english = ('' if v3_language.startswith('en') else Markup(' lang="en"'))
    v5_right_to_left = (v3_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v3_language), '"', (' dir="rtl"' if v5_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v2_kind_title:
        out += (' &ndash; ', escape(v2_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((v_view.summary or v_view.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v6_out = []
    v6_out.append(escape(v_view.title))
    if v2_kind_title:
        v6_out += (' &ndash; ', escape(v2_kind_title))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v7_title = (v_page.about.title or v6_out)
    v8_out = []
    v8_out.append(escape((v_view.summary or v_view.title)))
    v8_out = Markup(''.join(v8_out))
    v9_description = v8_out
    include_partials_2f_about_2e_html(out, v_page, v7_title, v9_description, v3_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v4_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v4_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v4_english)
    include_partials_2f_source_2e_html(out, v_view, v4_english)
    out += ('    <div class="masthead-title">\n      <div>\n        <p class="eyebrow"', escape(v4_english), '><a href="\x7fguides/">Guides</a></p>\n        <h1>', escape(v_view.title), '</h1>\n      </div>\n    </div>\n')
    if v_view.audience:
        out += ('<dl class="facts"', escape(v4_english), '>')
        v10_given = v_view.audience
        v11_given = ', '.join(map(f_label, v10_given))
        if v11_given:
            out += ('<div><dt>For</dt><dd>', escape(v11_given), '</dd></div>\n')
        out.append('</dl>\n')
    out.append('  </header>\n  <div class="item band">\n')
    macros_partials_2f_contents_2e_html_contents(out, v_view, (), v1_after, v4_english)
    out.append('    <div class="content">\n')
    v12_given = v_view.sections
    for v13_section in v12_given:
        if not (not v13_section.title): continue
        out += ('<div class="prose intro">', raw(v13_section.html), '</div>\n')
    out.append('\n')
    v14_given = v_view.sections
    for v15_section in v14_given:
        if not v15_section.title: continue
        out += ('<section id="', escape(v15_section.anchor), '">\n  <h2>', escape(v15_section.title), '</h2>\n  <div class="prose">', raw(v15_section.html), '</div>\n</section>\n')
    out += ('\n<section id="questions">\n  <h2', escape(v4_english), '>Questions</h2>\n')
    if v_view.questions:
        out.append('  <ol class="questions">\n')
        for v16_question in v_view.questions:
            out += ('    <li>', escape(v16_question), '</li>\n')
        out.append('  </ol>\n')
    else:
        out += ('  <p class="none"', escape(v4_english), '>This guide asks no questions.</p>\n')
    out += ('</section>\n<section id="standards">\n  <h2', escape(v4_english), '>Standards</h2>\n')
    if v_view.standards:
        out.append('  ')
        macros_partials_2f_statements_2e_html_statements(out, v_view.standards)
        out.append('\n')
    else:
        out += ('  <p class="none"', escape(v4_english), '>This guide isn&rsquo;t aligned to a framework.</p>\n')
    out.append('</section>\n    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v4_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_home_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_place = given.get('place', missing)
    v_guides = given.get('guides', missing)
    v_counts = given.get('counts', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((g_settings.summary or g_settings.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v4_out = []
    v4_out.append(escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out.append(escape((g_settings.summary or g_settings.title)))
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead hero band">\n  <h1>', escape(g_settings.title), '</h1>\n')
    if g_settings.summary:
        out += ('<p class="lead">', escape(g_settings.summary), '</p>')
    include_partials_2f_search_2d_form_2e_html(out, v_place, v2_english)
    include_partials_2f_here_2e_html(out, v_view, v2_english)
    out += ('  <p class="ways"', escape(v2_english), '><a href="\x7fcredentials/">All credentials from A to Z</a>')
    if v_guides:
        out.append(' <a href="#guides">New to this?</a>')
    out += ('</p>\n  <p class="meta"', escape(v2_english), '>', quoted(f_count(v_counts['credentials'], 'credential')), ' of ', quoted(f_count(v_counts['issuers'], 'issuer')), ', counted by ', quoted(f_count(v_counts['recognizers'], 'recognizer')), '</p>\n</header>\n<div class="home band"', escape(v2_english), '>\n')
    include(out, 'home/topics.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'topics'})
    include(out, 'home/stacks.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'stacks'})
    include(out, 'home/newest.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'newest'})
    include(out, 'home/guides.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'guides'})
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_credentials_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_cards = given.get('cards', missing)
    v_letters = given.get('letters', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Credentials')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Credentials')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Credentials')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Credentials')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Credentials</h1>\n  <div class="lead"><p>', quoted(f_count(v_part.total, 'credential')), ' can be earned now. Look through them here from A to Z, <a href="\x7ftopics/">by topic</a>,\n  or <a href="\x7fsearch/">narrow them down</a> by topic, grade level and role.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n')
    if v_cards:
        out.append('<nav class="letters" aria-label="Letters">\n  <ul>\n')
        for (v12_letter, v13_address,) in v_letters.items():
            out += ('    <li><a href="', escape(v13_address), '#', escape(f_urlencode(v12_letter)), '">', escape(f_upper(v12_letter)), '</a></li>\n')
        out.append('  </ul>\n</nav>\n')
        for (v14_letter, v15_group,) in f_groupby(environment, v_cards, 'title.0'):
            out += ('<section id="', escape(f_lower(v14_letter)), '" class="letter">\n  <h2>', escape(f_upper(v14_letter)), '</h2>\n  <ul class="cards">\n')
            for v16_one in v15_group:
                out += ('  <li class="card" data-kind="', escape(v16_one.kind), '" data-id="', escape(v16_one.id), '" data-title="', escape(v16_one.title), '" data-topics="', escape(listed(v16_one.topic_ids, ' ')), '" data-issuer="', escape(v16_one.issuer_id), '"')
                if v16_one.closed:
                    out += (' data-closed="', escape(v16_one.closed), '"')
                out += ('><img src="', escape(v16_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h3><a href="', escape(v16_one.url), '">', escape(v16_one.title), '</a>')
                if v16_one.closed:
                    out += (' <span class="closed">(', escape(v16_one.closed.split(' ')[0]), ')</span>')
                out += ('</h3>\n  <p>', escape(v16_one.summary), '</p>\n  <p class="meta"><span>', escape(v16_one.issuer), '</span> ')
                macros_partials_2f_cards_2e_html_facts(out, v16_one)
                out.append('</p>\n</div>\n</li>\n')
            out.append('</ul>\n\n</section>\n')
    else:
        out.append('<p class="none">No credential can be earned at present.</p>\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_evidence_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_templates = given.get('templates', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Evidence templates')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Evidence templates')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Evidence templates')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Evidence templates')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Evidence templates</h1>\n  <div class="lead"><p>Kinds of evidence that several credentials ask for in the same way.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n<ul class="grid">\n')
    v13_items = sequence(v_templates)
    if not v13_items:
        out.append('  <li class="none">No evidence templates at present.</li>\n')
    for v12_template in v13_items:
        out += ('  <li>\n    <h2><a href="', escape(v12_template.url), '">', escape(v12_template.title), '</a></h2>\n    <p>', quoted(f_label(v12_template.type)))
        if v12_template.media:
            out += (', as ', quoted(f_listed(list(map(f_lower, v12_template.media)), 'or')))
        out += ('</p>\n    <p class="meta">Used by ', quoted(f_count(len(v12_template.used_by), 'credential')), '</p>\n  </li>\n')
    out.append('</ul>\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_frameworks_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_frameworks = given.get('frameworks', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Frameworks')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Frameworks')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Frameworks')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Frameworks')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Frameworks</h1>\n  <div class="lead"><p>Published standards that credentials and guides are aligned to.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n<ul class="grid">\n')
    v13_items = sequence(v_frameworks)
    if not v13_items:
        out.append('  <li class="none">No frameworks at present.</li>\n')
    for v12_framework in v13_items:
        out += ('  <li>\n    <h2><a href="', escape(v12_framework.url), '">', escape(v12_framework.title), '</a></h2>\n    <p>', escape(listed(filter(None, [v12_framework.publisher, v12_framework.year, ]), ', ')), '</p>\n    <p class="meta">', quoted(f_count(len(v12_framework.statements), 'statement')), '</p>\n  </li>\n')
    out.append('</ul>\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_guides_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_guides = given.get('guides', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Guides')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Guides')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Guides')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Guides')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Guides</h1>\n  <div class="lead"><p>How to earn a micro-credential, and how to talk and decide about them.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n')
    if v_guides:
        macros_partials_2f_guide_2d_list_2e_html_guide_list(out, v_guides, 2)
    else:
        out.append('<p class="none">No guides at present.</p>')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_issuers_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_issuers = given.get('issuers', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Issuers')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Issuers')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Issuers')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Issuers')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Issuers</h1>\n  <div class="lead"><p>The organizations that write credentials, assess the evidence and award the badges.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n<ul class="cards logos">\n')
    v13_items = sequence(v_issuers)
    if not v13_items:
        out.append('  <li class="none">No issuers at present.</li>\n')
    for v12_issuer in v13_items:
        out.append('  <li class="card">\n')
        if v12_issuer.image:
            out += ('<img src="', escape(v12_issuer.image), '" alt="" width="64" height="64" loading="lazy">')
        out += ('    <div>\n      <h2><a href="', escape(v12_issuer.url), '">', escape(v12_issuer.title), '</a></h2>\n')
        if v12_issuer.summary:
            out += ('<p>', escape(v12_issuer.summary), '</p>')
        out += ('      <p class="meta">', quoted(f_count(len(v12_issuer.credentials), 'credential')))
        if v12_issuer.stacks:
            out += (' &middot; ', quoted(f_count(len(v12_issuer.stacks), 'stack')))
        out.append('</p>\n    </div>\n  </li>\n')
    out.append('</ul>\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_recognizers_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_recognizers = given.get('recognizers', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Where it counts')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Where it counts')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Where it counts')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Where it counts')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Where it counts</h1>\n  <div class="lead"><p>States, districts and organizations that count credentials of this catalog, and what they give for them. Rules differ, and some want to be asked before you begin.</p>')
    include_partials_2f_here_2e_html(out, v_view, v2_english)
    out += ('</div>\n</header>\n<div class="list band"', escape(v2_english), '>\n')
    v12_these = list(f_selectattr(context, v_recognizers, 'recognizer_kind', 'eq', 'state'))
    if v12_these:
        out.append('<section id="states">\n  <h2>States</h2>\n  <ul class="grid broad">\n')
        for v13_recognizer in v12_these:
            out += ('    <li>\n      <h3><a href="', escape(v13_recognizer.url), '">', escape(v13_recognizer.title), '</a></h3>\n      <ul class="gives">\n')
            for v14_rule in v13_recognizer.rules:
                out += ('        <li><strong>', escape((listed(map(attrgetter('title'), (((v14_rule.credentials + v14_rule.topics) + v14_rule.issuers) + v14_rule.stacks)), ', ') or 'Every credential')), ':</strong> ', escape(v14_rule.sentence), '</li>\n')
            out.append('      </ul>\n      <p class="meta">')
            if v13_recognizer.region:
                out += (escape(v13_recognizer.region), ' &middot; ')
            if v13_recognizer.counted:
                out += (quoted(f_count(len(v13_recognizer.counted), 'credential')), ' counted')
            else:
                out.append('Counts whole stacks')
            out.append('</p>\n    </li>\n')
        out.append('  </ul>\n</section>\n')
    v15_these = list(f_selectattr(context, v_recognizers, 'recognizer_kind', 'eq', 'district'))
    if v15_these:
        out.append('<section id="districts">\n  <h2>Districts</h2>\n  <ul class="grid broad">\n')
        for v16_recognizer in v15_these:
            out += ('    <li>\n      <h3><a href="', escape(v16_recognizer.url), '">', escape(v16_recognizer.title), '</a></h3>\n      <ul class="gives">\n')
            for v17_rule in v16_recognizer.rules:
                out += ('        <li><strong>', escape((listed(map(attrgetter('title'), (((v17_rule.credentials + v17_rule.topics) + v17_rule.issuers) + v17_rule.stacks)), ', ') or 'Every credential')), ':</strong> ', escape(v17_rule.sentence), '</li>\n')
            out.append('      </ul>\n      <p class="meta">')
            if v16_recognizer.region:
                out += (escape(v16_recognizer.region), ' &middot; ')
            if v16_recognizer.counted:
                out += (quoted(f_count(len(v16_recognizer.counted), 'credential')), ' counted')
            else:
                out.append('Counts whole stacks')
            out.append('</p>\n    </li>\n')
        out.append('  </ul>\n</section>\n')
    v18_these = list(f_selectattr(context, v_recognizers, 'recognizer_kind', 'eq', 'organization'))
    if v18_these:
        out.append('<section id="organizations">\n  <h2>Organizations</h2>\n  <ul class="grid broad">\n')
        for v19_recognizer in v18_these:
            out += ('    <li>\n      <h3><a href="', escape(v19_recognizer.url), '">', escape(v19_recognizer.title), '</a></h3>\n      <ul class="gives">\n')
            for v20_rule in v19_recognizer.rules:
                out += ('        <li><strong>', escape((listed(map(attrgetter('title'), (((v20_rule.credentials + v20_rule.topics) + v20_rule.issuers) + v20_rule.stacks)), ', ') or 'Every credential')), ':</strong> ', escape(v20_rule.sentence), '</li>\n')
            out.append('      </ul>\n      <p class="meta">')
            if v19_recognizer.region:
                out += (escape(v19_recognizer.region), ' &middot; ')
            if v19_recognizer.counted:
                out += (quoted(f_count(len(v19_recognizer.counted), 'credential')), ' counted')
            else:
                out.append('Counts whole stacks')
            out.append('</p>\n    </li>\n')
        out.append('  </ul>\n</section>\n')
    if (not v_recognizers):
        out.append('<p class="none">No recognizers at present.</p>\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_rubrics_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_rubrics = given.get('rubrics', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Rubric scales')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Rubric scales')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Rubric scales')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Rubric scales')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Rubric scales</h1>\n  <div class="lead"><p>Shared scales, each from its lowest level to its highest.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n<ul class="grid">\n')
    v13_items = sequence(v_rubrics)
    if not v13_items:
        out.append('  <li class="none">No rubric scales at present.</li>\n')
    for v12_scale in v13_items:
        out += ('  <li>\n    <h2><a href="', escape(v12_scale.url), '">', escape(v12_scale.title), '</a></h2>\n    <ol class="scale">\n')
        for v14_level in v12_scale.levels:
            out += ('      <li>', escape(v14_level.title))
            if v14_level.passes:
                out += (' <span class="passes"', escape(v2_english), '>passes</span>')
            out.append('</li>\n')
        out += ('    </ol>\n    <p class="meta">Used by ', quoted(f_count(len(v12_scale.used_by), 'credential')), '</p>\n  </li>\n')
    out.append('</ul>\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_stacks_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_cards = given.get('cards', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Stacks')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Stacks')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Stacks')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Stacks')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Stacks</h1>\n  <div class="lead"><p>Credentials that add up. A stack leads to an award; a collection belongs together without one.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n')
    v12_these = list(f_selectattr(context, v_cards, 'stack', 'eq', 'stack'))
    if v12_these:
        out.append('<section id="stacks">\n  <h2>Stacks with an award</h2>\n  <ul class="cards">\n')
        for v13_one in v12_these:
            out += ('  <li class="card" data-kind="', escape(v13_one.kind), '" data-id="', escape(v13_one.id), '" data-title="', escape(v13_one.title), '" data-topics="', escape(listed(v13_one.topic_ids, ' ')), '" data-issuer="', escape(v13_one.issuer_id), '"')
            if v13_one.closed:
                out += (' data-closed="', escape(v13_one.closed), '"')
            out += ('><img src="', escape(v13_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h3><a href="', escape(v13_one.url), '">', escape(v13_one.title), '</a>')
            if v13_one.closed:
                out += (' <span class="closed">(', escape(v13_one.closed.split(' ')[0]), ')</span>')
            out += ('</h3>\n  <p>', escape(v13_one.summary), '</p>\n  <p class="meta"><span>', escape(v13_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v13_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n</section>\n')
    v14_these = list(f_selectattr(context, v_cards, 'stack', 'eq', 'collection'))
    if v14_these:
        out.append('<section id="collections">\n  <h2>Collections</h2>\n  <ul class="cards">\n')
        for v15_one in v14_these:
            out += ('  <li class="card" data-kind="', escape(v15_one.kind), '" data-id="', escape(v15_one.id), '" data-title="', escape(v15_one.title), '" data-topics="', escape(listed(v15_one.topic_ids, ' ')), '" data-issuer="', escape(v15_one.issuer_id), '"')
            if v15_one.closed:
                out += (' data-closed="', escape(v15_one.closed), '"')
            out += ('><img src="', escape(v15_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h3><a href="', escape(v15_one.url), '">', escape(v15_one.title), '</a>')
            if v15_one.closed:
                out += (' <span class="closed">(', escape(v15_one.closed.split(' ')[0]), ')</span>')
            out += ('</h3>\n  <p>', escape(v15_one.summary), '</p>\n  <p class="meta"><span>', escape(v15_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v15_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n</section>\n')
    if (not v_cards):
        out.append('<p class="none">No stack can be earned at present.</p>\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_index_2f_topics_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    v_topics = given.get('topics', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out.append('Topics')
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out.append('Topics')
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out.append('Topics')
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out.append('Topics')
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Topics</h1>\n  <div class="lead"><p>What the credentials are about.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n')
    if v_topics:
        macros_partials_2f_topic_2d_grid_2e_html_topic_grid(out, v_topics, 2)
    else:
        out.append('<p class="none">No topics at present.</p>')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_issuer_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_lists = given.get('lists', missing)
    out = []
    v1_after = [('credentials', 'Credentials'), ('stacks', 'Stacks')]
    v2_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v3_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v4_english = ('' if v3_language.startswith('en') else Markup(' lang="en"'))
    v5_right_to_left = (v3_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v3_language), '"', (' dir="rtl"' if v5_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v2_kind_title:
        out += (' &ndash; ', escape(v2_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((v_view.summary or v_view.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v6_out = []
    v6_out.append(escape(v_view.title))
    if v2_kind_title:
        v6_out += (' &ndash; ', escape(v2_kind_title))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v7_title = (v_page.about.title or v6_out)
    v8_out = []
    v8_out.append(escape((v_view.summary or v_view.title)))
    v8_out = Markup(''.join(v8_out))
    v9_description = v8_out
    include_partials_2f_about_2e_html(out, v_page, v7_title, v9_description, v3_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v4_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v4_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v4_english)
    include_partials_2f_source_2e_html(out, v_view, v4_english)
    out.append('    <div class="masthead-title">\n')
    if v_view.image:
        out += ('<img class="logo" src="', escape(v_view.image), '" alt="Logo of ', escape(v_view.title), '" width="120" height="120">')
    out += ('      <div>\n        <p class="eyebrow"', escape(v4_english), '><a href="\x7fissuers/">Issuers</a></p>\n        <h1>', escape(v_view.title), '</h1>\n      </div>\n    </div>\n<dl class="facts"', escape(v4_english), '>\n<div><dt>Website</dt><dd><a href="', escape(v_view.home), '">', escape(v_view.home.split('/')[2]), '</a></dd></div>\n<div><dt>Email</dt><dd><a href="mailto:', escape(v_view.email), '">', escape(v_view.email), '</a></dd></div>\n  ')
    v10_given = v_view.region
    if v10_given:
        out += ('<div><dt>Region</dt><dd>', escape(v10_given), '</dd></div>\n')
    out.append('\n  ')
    v11_given = macros_partials_2f_facts_2e_html_languages.get(v_view.works_in, v_view.works_in)
    if v11_given:
        out += ('<div><dt>Works in</dt><dd>', escape(v11_given), '</dd></div>\n')
    out.append('\n  ')
    v12_given = v_view.quality_assurance
    if v12_given:
        out.append('<div class="wide"><dt>Quality</dt><dd')
        if v4_english:
            out += (' lang="', escape(v_view.language), '"')
        out += ('>', escape(v12_given), '</dd></div>\n')
    out.append('\n</dl>\n  </header>\n  <div class="item band">\n')
    if v_view.summary:
        out += ('<p class="lead">', escape(v_view.summary), '</p>')
    macros_partials_2f_contents_2e_html_contents(out, v_view, (), v1_after, v4_english)
    out.append('    <div class="content">\n')
    v13_given = v_view.sections
    for v14_section in v13_given:
        if not (not v14_section.title): continue
        out += ('<div class="prose intro">', raw(v14_section.html), '</div>\n')
    out.append('\n')
    v15_given = v_view.sections
    for v16_section in v15_given:
        if not v16_section.title: continue
        out += ('<section id="', escape(v16_section.anchor), '">\n  <h2>', escape(v16_section.title), '</h2>\n  <div class="prose">', raw(v16_section.html), '</div>\n</section>\n')
    out.append('\n')
    include_partials_2f_listed_2d_credentials_2e_html(out, v4_english, v_view, v_lists)
    include_partials_2f_listed_2d_stacks_2e_html(out, v4_english, v_view, v_lists)
    out.append('    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v4_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_item_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    out = []
    v1_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v2_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v3_english = ('' if v2_language.startswith('en') else Markup(' lang="en"'))
    v4_right_to_left = (v2_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v2_language), '"', (' dir="rtl"' if v4_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v1_kind_title:
        out += (' &ndash; ', escape(v1_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((v_view.summary or v_view.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v5_out = []
    v5_out.append(escape(v_view.title))
    if v1_kind_title:
        v5_out += (' &ndash; ', escape(v1_kind_title))
    v5_out += (' &ndash; ', escape(g_settings.title))
    v5_out = Markup(''.join(v5_out))
    v6_title = (v_page.about.title or v5_out)
    v7_out = []
    v7_out.append(escape((v_view.summary or v_view.title)))
    v7_out = Markup(''.join(v7_out))
    v8_description = v7_out
    include_partials_2f_about_2e_html(out, v_page, v6_title, v8_description, v2_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v3_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v3_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v3_english)
    include_partials_2f_source_2e_html(out, v_view, v3_english)
    out += ('    <div class="masthead-title">\n      <div>\n        <p class="eyebrow"', escape(v3_english), '></p>\n        <h1>', escape(v_view.title), '</h1>\n      </div>\n    </div>\n  </header>\n  <div class="item band">\n    <div class="content">\n    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v3_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_list_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>')
    v4_out = []
    v4_out = Markup(''.join(v4_out))
    out.append(escape(v4_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        out += (', page ', escape(v_part.number))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="')
    v5_out = []
    v5_out = Markup(''.join(v5_out))
    out += (escape(v5_out), ' of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v6_out = []
    v7_out = []
    v7_out = Markup(''.join(v7_out))
    v6_out.append(escape(v7_out))
    if (is_defined(v_part) and (v_part.number > 1)):
        v6_out += (', page ', escape(v_part.number))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v8_title = (v_page.about.title or v6_out)
    v9_out = []
    v10_out = []
    v10_out = Markup(''.join(v10_out))
    v9_out += (escape(v10_out), ' of ', escape(g_settings.title))
    v9_out = Markup(''.join(v9_out))
    v11_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v11_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1></h1>\n  <div class="lead"></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_more_2e_html(given):
    v_view = given.get('view', missing)
    v_part = given.get('part', missing)
    v_page = given.get('page', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_part.title), ': ', escape(v_view.title), ', page ', escape(v_part.number), ' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape(v_part.title), ': ', escape(v_view.title), ', ', escape(v_part.first), ' to ', escape(((v_part.first + len(v_part.entries)) - 1)), ' of ', quoted(f_number(v_part.total)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    if (is_defined(v_part) and v_part.previous):
        out += ('  <link rel="prev" href="', escape(v_part.previous), '">\n')
    if (is_defined(v_part) and v_part.following):
        out += ('  <link rel="next" href="', escape(v_part.following), '">\n')
    v4_out = []
    v4_out += (escape(v_part.title), ': ', escape(v_view.title), ', page ', escape(v_part.number), ' &ndash; ', escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out += (escape(v_part.title), ': ', escape(v_view.title), ', ', escape(v_part.first), ' to ', escape(((v_part.first + len(v_part.entries)) - 1)), ' of ', quoted(f_number(v_part.total)))
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>', escape(v_part.title), ': <span lang="', escape(v_view.language), '">', escape(v_view.title), '</span></h1>\n  <div class="lead"><p>', quoted(f_number(v_part.first)), ' to ', quoted(f_number(((v_part.first + len(v_part.entries)) - 1))), ' of ', quoted(f_number(v_part.total)), '. Back to <a href="', escape(v_view.url), '" lang="', escape(v_view.language), '">', escape(v_view.title), '</a>.</p></div>\n</header>\n<div class="list band"', escape(v2_english), '>\n')
    if is_defined(lookup(v_part.entries[0], 'badge')):
        v8_given = v_part.entries
        out.append('<ul class="cards">\n')
        for v9_one in v8_given:
            out += ('  <li class="card" data-kind="', escape(v9_one.kind), '" data-id="', escape(v9_one.id), '" data-title="', escape(v9_one.title), '" data-topics="', escape(listed(v9_one.topic_ids, ' ')), '" data-issuer="', escape(v9_one.issuer_id), '"')
            if v9_one.closed:
                out += (' data-closed="', escape(v9_one.closed), '"')
            out += ('><img src="', escape(v9_one.badge), '" alt="" width="64" height="64" loading="lazy">\n<div>\n  <h2><a href="', escape(v9_one.url), '">', escape(v9_one.title), '</a>')
            if v9_one.closed:
                out += (' <span class="closed">(', escape(v9_one.closed.split(' ')[0]), ')</span>')
            out += ('</h2>\n  <p>', escape(v9_one.summary), '</p>\n  <p class="meta"><span>', escape(v9_one.issuer), '</span> ')
            macros_partials_2f_cards_2e_html_facts(out, v9_one)
            out.append('</p>\n</div>\n</li>\n')
        out.append('</ul>\n\n')
    else:
        v10_given = v_part.entries
        out.append('<ul class="links">\n')
        for v11_ref in v10_given:
            out += ('  <li><a href="', escape(v11_ref.url), '">', escape(v11_ref.title), '</a>')
            if v11_ref.closed:
                out += (' <span class="closed">(', escape(v11_ref.closed.split(' ')[0]), ')</span>')
            out.append('</li>\n')
        out.append('</ul>\n\n')
    if (is_defined(v_part) and v_part.urls[1::]):
        out.append('  ')
        macros_partials_2f_paging_2e_html_pages(out, v_part, '')
        out.append('\n')
    out.append('</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_not_2d_found_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_place = given.get('place', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>Page not found &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="There is no page at this address">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n<meta name="robots" content="noindex">')
    v4_out = []
    v4_out += ('Page not found &ndash; ', escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out.append('There is no page at this address')
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead hero band"', escape(v2_english), '>\n  <h1>There is no page at this address</h1>\n  <p class="lead">It may have been mistyped. Retired credentials keep their pages, so what you look for may be found here:</p>\n')
    include_partials_2f_search_2d_form_2e_html(out, v_place, v2_english)
    out.append('  <p><a href="\x7f">Start page</a>, <a href="\x7fcredentials/">all credentials</a> or <a href="\x7ftopics/">topics</a></p>\n</header>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_plan_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>Your plan &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="What you have saved of ', escape(g_settings.title), ': hours, fees, credit where you teach, and what to collect">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v4_out = []
    v4_out += ('Your plan &ndash; ', escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out += ('What you have saved of ', escape(g_settings.title), ': hours, fees, credit where you teach, and what to collect')
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n<link rel="stylesheet" href="\x7fassets/plan.css">  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n\n  <script src="\x7fassets/js/words.js" defer></script>\n  <script src="\x7fassets/js/plan-sums.js" defer></script>\n  <script src="\x7fassets/js/plan-file.js" defer></script>\n  <script src="\x7fassets/js/compare.js" defer></script>\n  <script src="\x7fassets/js/plan-parts.js" defer></script>\n  <script src="\x7fassets/js/plan-page.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead band"', escape(v2_english), '>\n  <h1>Your plan</h1>\n  <p class="lead">What you have saved, what it takes, and what it gives where you teach. It is kept in this browser only.</p>\n</header>\n<div class="plan list band"', escape(v2_english), '>\n  <section class="needs-script">\n    <h2>This page needs JavaScript</h2>\n    <p>A plan is kept in your browser, and only a script can read it there. Please switch JavaScript on. Everything else\n      works without it: go through the\n      <a href="\x7fcredentials/">credentials</a>, the <a href="\x7fstacks/">stacks</a>, the\n      <a href="\x7ftopics/">topics</a>, or see <a href="\x7frecognizers/">where they count</a>.</p>\n  </section>\n  <template id="plan-page">\n')
    include(out, 'plan/empty.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'empty'})
    include(out, 'plan/totals.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'totals'})
    include(out, 'plan/entries.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'entries'})
    include(out, 'plan/credit.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'credit'})
    include(out, 'plan/collect.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'collect'})
    include(out, 'plan/stacks.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'stacks'})
    include(out, 'plan/compare.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'compare'})
    include(out, 'plan/keep.html', {**given, 'language': v1_language, 'english': v2_english, 'right_to_left': v3_right_to_left, 'name': 'keep'})
    out.append('  </template>\n</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_recognizer_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_lists = given.get('lists', missing)
    out = []
    v1_before = [('rules', 'What it gives')]
    v2_after = [('counted', 'What it counts')]
    v3_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v4_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v5_english = ('' if v4_language.startswith('en') else Markup(' lang="en"'))
    v6_right_to_left = (v4_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v4_language), '"', (' dir="rtl"' if v6_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v3_kind_title:
        out += (' &ndash; ', escape(v3_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((v_view.summary or v_view.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v7_out = []
    v7_out.append(escape(v_view.title))
    if v3_kind_title:
        v7_out += (' &ndash; ', escape(v3_kind_title))
    v7_out += (' &ndash; ', escape(g_settings.title))
    v7_out = Markup(''.join(v7_out))
    v8_title = (v_page.about.title or v7_out)
    v9_out = []
    v9_out.append(escape((v_view.summary or v_view.title)))
    v9_out = Markup(''.join(v9_out))
    v10_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v10_description, v4_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v5_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v5_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v5_english)
    include_partials_2f_source_2e_html(out, v_view, v5_english)
    out += ('    <div class="masthead-title">\n      <div>\n        <p class="eyebrow"', escape(v5_english), '><a href="\x7frecognizers/">Where it counts</a> <span>', quoted(f_label(v_view.recognizer_kind)), '</span></p>\n        <h1>', escape(v_view.title), '</h1>\n      </div>\n    </div>\n<dl class="facts"', escape(v5_english), '>\n  ')
    v11_given = v_view.region
    if v11_given:
        out += ('<div><dt>Region</dt><dd>', escape(v11_given), '</dd></div>\n')
    out.append('\n')
    if v_view.home:
        out += ('<div><dt>Website</dt><dd><a href="', escape(v_view.home), '">', escape(v_view.home.split('/')[2]), '</a></dd></div>\n')
    out.append('</dl>\n')
    include_partials_2f_here_2e_html(out, v_view, v5_english)
    out.append('  </header>\n  <div class="item band">\n')
    macros_partials_2f_contents_2e_html_contents(out, v_view, v1_before, v2_after, v5_english)
    out.append('    <div class="content">\n')
    v12_given = v_view.sections
    for v13_section in v12_given:
        if not (not v13_section.title): continue
        out += ('<div class="prose intro">', raw(v13_section.html), '</div>\n')
    out += ('\n<section id="rules">\n  <h2', escape(v5_english), '>What it gives</h2>\n')
    if (len(v_view.rules) > 1):
        out += ('  <p', escape(v5_english), '>Where more than one rule takes in the same credential or stack, the first of them that holds on the day is the one that counts.</p>\n')
    out += ('  <ol class="rules"', escape(v5_english), '>\n')
    for v14_rule in v_view.rules:
        out.append('    <li>')
        include_partials_2f_rule_2e_html(out, v14_rule, v_view)
        out.append('</li>\n')
    out.append('  </ol>\n</section>\n')
    v15_given = v_view.sections
    for v16_section in v15_given:
        if not v16_section.title: continue
        out += ('<section id="', escape(v16_section.anchor), '">\n  <h2>', escape(v16_section.title), '</h2>\n  <div class="prose">', raw(v16_section.html), '</div>\n</section>\n')
    out += ('\n<section id="counted">\n  <h2', escape(v5_english), '>What it counts</h2>\n')
    if v_view.counted:
        out += ('  <p', escape(v5_english), '>At present ', quoted(f_count(len(v_view.counted), 'credential')), ' of this catalog:</p>\n  ')
        v17_given = v_lists['counted'].entries
        out.append('<ul class="links">\n')
        for v18_ref in v17_given:
            out += ('  <li><a href="', escape(v18_ref.url), '">', escape(v18_ref.title), '</a>')
            if v18_ref.closed:
                out += (' <span class="closed">(', escape(v18_ref.closed.split(' ')[0]), ')</span>')
            out.append('</li>\n')
        out.append('</ul>\n\n')
        if v_lists['counted'].urls[1::]:
            out.append('  ')
            macros_partials_2f_paging_2e_html_pages(out, v_lists['counted'], v5_english)
            out.append('\n')
    else:
        out += ('  <p class="none"', escape(v5_english), '>No single credential of this catalog counts at present; the rules above are about stacks.</p>\n')
    out.append('</section>\n    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v5_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_redirect_2e_html(given):
    v_view = given.get('view', missing)
    v_target = given.get('target', missing)
    v_page = given.get('page', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>This page has moved &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="This page has moved">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n<meta name="robots" content="noindex">\n  <meta http-equiv="refresh" content="0; url=', escape(v_target), '">\n  <link rel="canonical" href="', escape(v_target), '">\n')
    v4_out = []
    v4_out += ('This page has moved &ndash; ', escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out.append('This page has moved')
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead hero band"', escape(v2_english), '>\n  <h1>This page has moved</h1>\n  <p class="lead"><a href="', escape(v_target), '">Go to its new address</a></p>\n</header>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_rubric_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_lists = given.get('lists', missing)
    out = []
    v1_before = [('levels', 'Levels')]
    v2_after = [('used-by', 'Used by')]
    v3_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v4_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v5_english = ('' if v4_language.startswith('en') else Markup(' lang="en"'))
    v6_right_to_left = (v4_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v4_language), '"', (' dir="rtl"' if v6_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v3_kind_title:
        out += (' &ndash; ', escape(v3_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape(v_view.title), ': the levels ', quoted(f_listed(list(map(attrgetter('title'), v_view.levels)))), ', of which &ldquo;', escape(v_view.pass_level), '&rdquo; passes.">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v7_out = []
    v7_out.append(escape(v_view.title))
    if v3_kind_title:
        v7_out += (' &ndash; ', escape(v3_kind_title))
    v7_out += (' &ndash; ', escape(g_settings.title))
    v7_out = Markup(''.join(v7_out))
    v8_title = (v_page.about.title or v7_out)
    v9_out = []
    v9_out += (escape(v_view.title), ': the levels ', quoted(f_listed(list(map(attrgetter('title'), v_view.levels)))), ', of which &ldquo;', escape(v_view.pass_level), '&rdquo; passes.')
    v9_out = Markup(''.join(v9_out))
    v10_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v10_description, v4_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v5_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v5_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v5_english)
    include_partials_2f_source_2e_html(out, v_view, v5_english)
    out += ('    <div class="masthead-title">\n      <div>\n        <p class="eyebrow"', escape(v5_english), '><a href="\x7frubrics/">Rubric scales</a></p>\n        <h1>', escape(v_view.title), '</h1>\n      </div>\n    </div>\n  </header>\n  <div class="item band">\n')
    macros_partials_2f_contents_2e_html_contents(out, v_view, v1_before, v2_after, v5_english)
    out.append('    <div class="content">\n')
    v11_given = v_view.sections
    for v12_section in v11_given:
        if not (not v12_section.title): continue
        out += ('<div class="prose intro">', raw(v12_section.html), '</div>\n')
    out += ('\n<section id="levels">\n  <h2', escape(v5_english), '>Levels</h2>\n  <p', escape(v5_english), '>From low to high:</p>\n  ')
    v13_given = v_view.levels
    out.append('<dl class="levels">\n')
    for v14_level in v13_given:
        out.append('  <div')
        if v14_level.passes:
            out.append(' class="passing"')
        out += ('>\n    <dt>', escape(v14_level.title))
        if v14_level.passes:
            out += (' <span class="passes"', escape(v5_english), '>passes</span>')
        out.append('</dt>\n')
        if v14_level.meaning:
            out += ('    <dd class="prose">', escape(v14_level.meaning), '</dd>\n')
        out.append('  </div>\n')
    out.append('</dl>\n\n</section>\n')
    v15_given = v_view.sections
    for v16_section in v15_given:
        if not v16_section.title: continue
        out += ('<section id="', escape(v16_section.anchor), '">\n  <h2>', escape(v16_section.title), '</h2>\n  <div class="prose">', raw(v16_section.html), '</div>\n</section>\n')
    out.append('\n')
    include_partials_2f_used_2d_by_2e_html(out, v5_english, v_view, v_lists)
    out.append('    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v5_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_search_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_start = given.get('start', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>Search &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="Search the credentials, stacks, topics and guides of ', escape(g_settings.title), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v4_out = []
    v4_out += ('Search &ndash; ', escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out += ('Search the credentials, stacks, topics and guides of ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n<link rel="stylesheet" href="\x7fassets/search.css">  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n<script src="\x7fassets/js/search-words.js" defer></script>\n<script src="\x7fassets/js/search-engine.js" defer></script>\n<script src="\x7fassets/js/search-results.js" defer></script>\n<script src="\x7fassets/js/search-page.js" defer></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead search-head band"', escape(v2_english), '>\n  <h1>Search</h1>\n  <form class="search" role="search" action="\x7fsearch/" id="search">\n    <label for="q">Words, a topic or a code</label>\n    <input id="q" name="q" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search">\n    <button class="button" type="submit">Search</button>\n  </form>\n</header>\n<div class="search-page band"', escape(v2_english), '>\n  <div id="lists">\n    <p class="callout without-script">Search needs JavaScript, which doesn&rsquo;t run here. Everything can be reached from these lists:</p>\n')
    include_search_2f_lists_2e_html(out)
    out += ('  </div>\n  <div class="searching" id="searching" hidden>\n    <div class="panel">\n      <button class="button quiet panel-toggle" type="button" aria-expanded="false" aria-controls="filters">Filters</button>\n      <form class="filters" id="filters" aria-label="Filters">\n        <div id="facets" aria-busy="true"></div>\n        <p class="panel-end"><button class="button" type="submit">Show results</button></p>\n      </form>\n    </div>\n    <section class="found" aria-labelledby="found" aria-busy="true">\n      <h2 id="found" tabindex="-1" class="unseen">Results</h2>\n      <div class="found-head">\n        <p role="status" id="count"></p>\n        <label>Sort by\n          <select id="sort">\n            <option value="best">Best match</option>\n            <option value="newest">Newest</option>\n            <option value="shortest">Shortest</option>\n            <option value="title">Title</option>\n          </select>\n        </label>\n      </div>\n      <div id="chips"></div>\n      <div id="told"></div>\n      <ol class="cards" id="results"></ol>\n      <p><button class="button quiet" type="button" id="more" hidden>Show more</button></p>\n    </section>\n  </div>\n  <template id="slash-choice">\n    <p class="slash"><label><input type="checkbox" id="slash"> The key <kbd>/</kbd> goes to the search box on every page</label></p>\n  </template>\n  <script type="application/json" id="search-start">', escape(f_json_block(v_start)), '</script>\n</div>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_stack_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_pathway = given.get('pathway', missing)
    out = []
    v1_before = [('groups', 'What to earn'), ('award', 'Award'), ('order', 'In what order')]
    v2_after = [('counts', 'Where it counts'), ('versions', 'Versions')]
    v3_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v4_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v5_english = ('' if v4_language.startswith('en') else Markup(' lang="en"'))
    v6_right_to_left = (v4_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v4_language), '"', (' dir="rtl"' if v6_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v3_kind_title:
        out += (' &ndash; ', escape(v3_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((v_view.summary or v_view.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v7_out = []
    v7_out.append(escape(v_view.title))
    if v3_kind_title:
        v7_out += (' &ndash; ', escape(v3_kind_title))
    v7_out += (' &ndash; ', escape(g_settings.title))
    v7_out = Markup(''.join(v7_out))
    v8_title = (v_page.about.title or v7_out)
    v9_out = []
    v9_out.append(escape((v_view.summary or v_view.title)))
    v9_out = Markup(''.join(v9_out))
    v10_description = v9_out
    include_partials_2f_about_2e_html(out, v_page, v8_title, v10_description, v4_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v5_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v5_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v5_english)
    include_partials_2f_source_2e_html(out, v_view, v5_english)
    out += ('    <div class="masthead-title">\n<img class="badge" src="', escape(v_view.badge), '" alt="Badge of ', escape(v_view.title), '" width="160" height="160">      <div>\n        <p class="eyebrow"', escape(v5_english), '><a href="\x7fstacks/">Stacks</a> <span>', quoted(f_label(v_view.stack_kind)), '</span></p>\n        <h1>', escape(v_view.title), '</h1>\n')
    include_partials_2f_byline_2e_html(out, v5_english, v_view)
    include_partials_2f_here_2e_html(out, v_view, v5_english)
    out.append('      </div>\n    </div>\n')
    include_stack_2f_facts_2e_html(out, v5_english, v_view)
    out += ('  </header>\n  <div class="item band">\n<p class="lead">', escape(v_view.summary), '</p>')
    macros_partials_2f_contents_2e_html_contents(out, v_view, v1_before, v2_after, v5_english)
    out.append('    <div class="content">\n')
    v11_given = v_view.sections
    for v12_section in v11_given:
        if not (not v12_section.title): continue
        out += ('<div class="prose intro">', raw(v12_section.html), '</div>\n')
    out.append('\n')
    include_stack_2f_groups_2e_html(out, v5_english, v_view)
    include_stack_2f_award_2e_html(out, v5_english, v_view)
    include_stack_2f_order_2e_html(out, v_view, v5_english, v_pathway)
    v13_given = v_view.sections
    for v14_section in v13_given:
        if not v14_section.title: continue
        out += ('<section id="', escape(v14_section.anchor), '">\n  <h2>', escape(v14_section.title), '</h2>\n  <div class="prose">', raw(v14_section.html), '</div>\n</section>\n')
    out.append('\n')
    include_partials_2f_counts_2e_html(out, v5_english, v_view)
    include_partials_2f_versions_2e_html(out, v5_english, v_view)
    out.append('    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v5_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_topic_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_lists = given.get('lists', missing)
    out = []
    v1_after = [('credentials', 'Credentials'), ('stacks', 'Stacks'), ('topics', 'Topics within it')]
    v2_kind_title = {'credential': '', 'evidence': 'Evidence template', 'rubric': 'Rubric scale'}.get(v_view.kind, f_label(v_view.kind))
    v3_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v4_english = ('' if v3_language.startswith('en') else Markup(' lang="en"'))
    v5_right_to_left = (v3_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v3_language), '"', (' dir="rtl"' if v5_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title))
    if v2_kind_title:
        out += (' &ndash; ', escape(v2_kind_title))
    out += (' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape((v_view.summary or v_view.title)), '">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n')
    v6_out = []
    v6_out.append(escape(v_view.title))
    if v2_kind_title:
        v6_out += (' &ndash; ', escape(v2_kind_title))
    v6_out += (' &ndash; ', escape(g_settings.title))
    v6_out = Markup(''.join(v6_out))
    v7_title = (v_page.about.title or v6_out)
    v8_out = []
    v8_out.append(escape((v_view.summary or v_view.title)))
    v8_out = Markup(''.join(v8_out))
    v9_description = v8_out
    include_partials_2f_about_2e_html(out, v_page, v7_title, v9_description, v3_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v4_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v4_english)
    out.append('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v4_english)
    include_partials_2f_source_2e_html(out, v_view, v4_english)
    out += ('    <div class="masthead-title">\n      <div>\n        <p class="eyebrow"', escape(v4_english), '><a href="\x7ftopics/">Topics</a>')
    if v_view.parent:
        out.append(' ')
        v10_given = v_view.parent
        out += ('<a href="', escape(v10_given.url), '">', escape(v10_given.title), '</a>')
        if v10_given.closed:
            out += (' <span class="closed">(', escape(v10_given.closed.split(' ')[0]), ')</span>')
    out += ('</p>\n        <h1>', escape(v_view.title), '</h1>\n      </div>\n    </div>\n')
    if v_view.aliases:
        out += ('<dl class="facts"', escape(v4_english), '>')
        v11_given = listed(v_view.aliases, ', ')
        if v11_given:
            out += ('<div><dt>Also called</dt><dd>', escape(v11_given), '</dd></div>\n')
        out.append('</dl>\n')
    out.append('  </header>\n  <div class="item band">\n')
    if v_view.summary:
        out += ('<p class="lead">', escape(v_view.summary), '</p>')
    macros_partials_2f_contents_2e_html_contents(out, v_view, (), v1_after, v4_english)
    out.append('    <div class="content">\n')
    v12_given = v_view.sections
    for v13_section in v12_given:
        if not (not v13_section.title): continue
        out += ('<div class="prose intro">', raw(v13_section.html), '</div>\n')
    out.append('\n')
    v14_given = v_view.sections
    for v15_section in v14_given:
        if not v15_section.title: continue
        out += ('<section id="', escape(v15_section.anchor), '">\n  <h2>', escape(v15_section.title), '</h2>\n  <div class="prose">', raw(v15_section.html), '</div>\n</section>\n')
    out.append('\n')
    include_partials_2f_listed_2d_credentials_2e_html(out, v4_english, v_view, v_lists)
    include_partials_2f_listed_2d_stacks_2e_html(out, v4_english, v_view, v_lists)
    out += ('<section id="topics">\n  <h2', escape(v4_english), '>Topics within it</h2>\n')
    if v_view.children:
        out.append('  ')
        v16_given = v_view.children
        out.append('<ul class="links">\n')
        for v17_ref in v16_given:
            out += ('  <li><a href="', escape(v17_ref.url), '">', escape(v17_ref.title), '</a>')
            if v17_ref.closed:
                out += (' <span class="closed">(', escape(v17_ref.closed.split(' ')[0]), ')</span>')
            out.append('</li>\n')
        out.append('</ul>\n\n')
    else:
        out += ('  <p class="none"', escape(v4_english), '>It isn&rsquo;t divided further.</p>\n')
    out.append('</section>\n    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v4_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_version_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    out = []
    v1_after = ([('changes', 'What is different now')] if v_view.changes else [])
    v1_after = (v1_after + [('evidence', 'What you submit'), ('rubric', 'Rubric')])
    v2_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v3_english = ('' if v2_language.startswith('en') else Markup(' lang="en"'))
    v4_right_to_left = (v2_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v2_language), '"', (' dir="rtl"' if v4_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title), ', version ', escape(v_view.version), ' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="What version ', escape(v_view.version), ' of ', escape(v_view.title), ' asked for">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n\n  <meta name="robots" content="noindex">\n  <link rel="alternate" type="application/json" href="', escape(v_view.json), '">\n')
    v5_out = []
    v5_out += (escape(v_view.title), ', version ', escape(v_view.version), ' &ndash; ', escape(g_settings.title))
    v5_out = Markup(''.join(v5_out))
    v6_title = (v_page.about.title or v5_out)
    v7_out = []
    v7_out += ('What version ', escape(v_view.version), ' of ', escape(v_view.title), ' asked for')
    v7_out = Markup(''.join(v7_out))
    v8_description = v7_out
    include_partials_2f_about_2e_html(out, v_page, v6_title, v8_description, v2_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v3_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v3_english)
    out += ('  <main id="main" tabindex="-1">\n<article>\n  <header class="masthead band">\n    <div class="status"', escape(v3_english), '>\n')
    if (v_view.current == v_view.version):
        out += ('      <p><strong>Version ', escape(v_view.version), '.</strong> This is what is assessed today. The whole page is ')
        v9_given = v_view.credential
        out += ('<a href="', escape(v9_given.url), '">', escape(v9_given.title), '</a>')
        if v9_given.closed:
            out += (' <span class="closed">(', escape(v9_given.closed.split(' ')[0]), ')</span>')
        out.append('.</p>\n')
    else:
        if v_view.current:
            out += ('      <p><strong>An earlier version.</strong> Badges of version ', escape(v_view.version), ' were earned by what stands here. Today&rsquo;s version is\n        ', escape(v_view.current), ': ')
            v10_given = v_view.credential
            out += ('<a href="', escape(v10_given.url), '">', escape(v10_given.title), '</a>')
            if v10_given.closed:
                out += (' <span class="closed">(', escape(v10_given.closed.split(' ')[0]), ')</span>')
            out.append('.</p>\n')
        else:
            out += ('      <p><strong>An earlier credential.</strong> Badges of version ', escape(v_view.version), ' were earned by what stands here.</p>\n')
    out += ('    </div>\n    <p class="eyebrow"', escape(v3_english), '><a href="\x7fcredentials/">Credentials</a> ')
    v11_given = v_view.credential
    out += ('<a href="', escape(v11_given.url), '">', escape(v11_given.title), '</a>')
    if v11_given.closed:
        out += (' <span class="closed">(', escape(v11_given.closed.split(' ')[0]), ')</span>')
    out += ('</p>\n    <h1>', escape(v_view.title), '<span', escape(v3_english), '>, version ', escape(v_view.version), '</span></h1>\n    <p class="meta"', escape(v3_english), '>Issued by ')
    v12_given = v_view.issuer
    out += ('<a href="', escape(v12_given.url), '">', escape(v12_given.title), '</a>')
    if v12_given.closed:
        out += (' <span class="closed">(', escape(v12_given.closed.split(' ')[0]), ')</span>')
    out += ('. Released on <time datetime="', escape(v_view.date), '">', quoted(f_day(v_view.date)), '</time>.\n      <a href="', escape(v_view.json), '" type="application/json">This page as JSON</a></p>\n')
    if v_view.note:
        out += ('<div class="prose">', escape(v_view.note), '</div>')
    out += ('  </header>\n  <div class="item band">\n    <section id="competency" class="lead">\n      <h2', escape(v3_english), '>Competency</h2>\n      <p>', escape(v_view.competency), '</p>\n')
    if v_view.prerequisites:
        out += ('<p', escape(v3_english), '>Needed first: ')
        v13_given = v_view.prerequisites
        v15_items = sequence(v13_given)
        v17_length = len(v15_items)
        for v16_number, v14_ref in enumerate(v15_items):
            out += ('<a href="', escape(v14_ref.url), '">', escape(v14_ref.title), '</a>')
            if v14_ref.closed:
                out += (' <span class="closed">(', escape(v14_ref.closed.split(' ')[0]), ')</span>')
            out.append((', ' if (not (v16_number + 1 == v17_length)) else ''))
        out.append('.</p>')
    out.append('    </section>\n    ')
    macros_partials_2f_contents_2e_html_contents(out, v_view, (), v1_after, v3_english)
    out.append('\n    <div class="content">\n')
    if v_view.changes:
        include_version_2f_changes_2e_html(out, v3_english, v_view)
    include_credential_2f_evidence_2e_html(out, v3_english, v_view)
    include_credential_2f_rubric_2e_html(out, v3_english, v_view)
    out.append('    </div>\n  </div>\n</article>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v3_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_withdrawn_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_successor = given.get('successor', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>', escape(v_view.title), ' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="', escape(v_view.title), ' was withdrawn">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n\n  <meta name="robots" content="noindex">\n')
    v4_out = []
    v4_out += (escape(v_view.title), ' &ndash; ', escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out += (escape(v_view.title), ' was withdrawn')
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out += ('  <main id="main" tabindex="-1">\n<header class="masthead hero band">\n  <h1>', escape(v_view.title), '</h1>\n  <p class="lead"', escape(v2_english), '>This was withdrawn on <time datetime="', escape(v_view.modified), '">', quoted(f_day(v_view.modified[:10:])), '</time>.\n')
    if v_successor:
        out += ('It is replaced by <a href="', escape(v_successor.url), '" lang="', escape(v_successor.language), '">', escape(v_successor.title), '</a>.\n')
    else:
        out += ('<a href="', escape(g_url((v_page.section + '/'))), '">See what there is now</a>.')
    out.append('</p>\n</header>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_workbook_2e_html(given):
    v_view = given.get('view', missing)
    v_page = given.get('page', missing)
    v_parts = given.get('parts', missing)
    v_artifact = given.get('artifact', missing)
    v_outline = given.get('outline', missing)
    out = []
    v1_language = (v_view.language if is_defined(v_view) else g_settings.language)
    v2_english = ('' if v1_language.startswith('en') else Markup(' lang="en"'))
    v3_right_to_left = (v1_language.split('-')[0] in ('ar', 'dv', 'fa', 'he', 'ku', 'ps', 'ug', 'ur', 'yi'))
    out += ('<!doctype html>\n<html lang="', escape(v1_language), '"', (' dir="rtl"' if v3_right_to_left else ''), '>\n<head>\n  <meta charset="utf-8">\n  <meta name="viewport" content="width=device-width, initial-scale=1">\n  <title>Evidence workbook: ', escape(v_view.title), ' &ndash; ', escape(g_settings.title), '</title>\n  <meta name="description" content="Draft, check and download your evidence for ', escape(v_view.title), '. What you write stays in your browser.">\n  <meta name="color-scheme" content="light dark">\n  <meta name="generator" content="', escape(g_generator), '">\n  <link rel="canonical" href="', escape(v_page.canonical), '">\n\n')
    if v_view.closed:
        out.append('  <meta name="robots" content="noindex">\n')
    v4_out = []
    v4_out += ('Evidence workbook: ', escape(v_view.title), ' &ndash; ', escape(g_settings.title))
    v4_out = Markup(''.join(v4_out))
    v5_title = (v_page.about.title or v4_out)
    v6_out = []
    v6_out += ('Draft, check and download your evidence for ', escape(v_view.title), '. What you write stays in your browser.')
    v6_out = Markup(''.join(v6_out))
    v7_description = v6_out
    include_partials_2f_about_2e_html(out, v_page, v5_title, v7_description, v1_language)
    out += ('  <link rel="search" type="application/opensearchdescription+xml" title="', escape(g_settings.title), '" href="\x7fopensearch.xml">\n  <link rel="icon" type="image/svg+xml" href="\x7fassets/favicon.svg">\n  <link rel="stylesheet" href="\x7fassets/site.css">\n\n  <link rel="stylesheet" href="\x7fassets/workbook.css">\n  <script src="\x7fassets/js/site.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/recognition.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/teach.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/plan.js" defer blocking="render"></script>\n  <script src="\x7fassets/js/search-box.js" defer></script>\n\n  <script src="\x7fassets/workbook.js" defer></script>\n')
    if v_page.about.data:
        out += ('  <script type="application/ld+json">', escape(f_linked_data(v_page.about.data)), '</script>\n')
    out += ('</head>\n<body>\n  <a class="skip" href="#main"', escape(v2_english), '>Skip to the content</a>\n')
    include_partials_2f_notice_2e_html(out)
    include_partials_2f_site_2d_header_2e_html(out, v_page, v2_english)
    out.append('  <main id="main" tabindex="-1">\n')
    v8_native = (f_safe(joined(' lang="', v_view.language, '"')) if v2_english else '')
    out += ('<div class="workbook"', escape(v2_english), '>\n<header class="masthead band">\n')
    include_partials_2f_status_2e_html(out, v_view, v2_english)
    include_partials_2f_source_2e_html(out, v_view, v2_english)
    out += ('<p class="eyebrow"><a href="\x7fcredentials/">Credentials</a> <a href="', escape(v_view.url), '"', escape(v8_native), '>', escape(v_view.title), '</a></p>\n<h1>Evidence workbook: <span', escape(v8_native), '>', escape(v_view.title), '</span></h1>\n<p class="lead"', escape(v8_native), '>', escape(v_view.competency), '</p>\n<p class="meta">Version ', escape(v_view.version), '. Assessed by ')
    v9_given = v_view.issuer
    out += ('<a href="', escape(v9_given.url), '">', escape(v9_given.title), '</a>')
    if v9_given.closed:
        out += (' <span class="closed">(', escape(v9_given.closed.split(' ')[0]), ')</span>')
    out.append('.</p>\n</header>\n<div class="workbook-bar band" data-scripted="bar" hidden></div>\n<div class="item band">\n')
    include_workbook_2f_contents_2e_html(out, v_view, v8_native)
    out.append('<form class="content" id="workbook" autocomplete="off">\n')
    include_workbook_2f_begin_2e_html(out, v_page, v_view, v8_native)
    out.append('<section id="your-evidence">\n<h2>Your evidence</h2>\n<p class="callout">')
    if v_view.pass_rule.sentence:
        out += ('To earn this micro-credential you need ', escape(v_view.pass_rule.sentence), '.')
    else:
        out += ('No part is scored: hand in ', quoted(f_count(len(v_view.evidence), 'part')), ' as described.')
    out.append('</p>\n')
    for (v10_part, v11_asked,) in v_parts:
        include_workbook_2f_part_2e_html(out, v_artifact, v8_native, v11_asked, v10_part, v2_english)
    out.append('</section>\n<section id="earlier" data-scripted="earlier" hidden><h2>From the earlier version</h2></section>\n')
    if v_view.rubric:
        include_workbook_2f_self_2d_assessment_2e_html(out, v_view, v8_native, v2_english)
    include_workbook_2f_finish_2e_html(out, v_view)
    out += ('</form>\n</div>\n</div>\n<script type="application/json" id="outline">', escape(f_json_block(v_outline)), '</script>\n  </main>\n')
    include_partials_2f_site_2d_footer_2e_html(out, v2_english)
    out.append('</body>\n</html>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_artifact_2e_html(given):
    out = []
    out.append('<li data-artifact>\n  <fieldset>\n    <legend>Artifact <span data-number></span></legend>\n    <div class="field">\n      <label for="p0e0a0-title">What it is</label>\n      <input id="p0e0a0-title" aria-describedby="p0e0a0-title-warning" data-field="title">\n      <p class="warning" id="p0e0a0-title-warning" data-warning hidden></p>\n    </div>\n    <div class="field kind-of">\n      <label for="p0e0a0-media">Format</label>\n      <select id="p0e0a0-media" data-field="media"><option value="">Choose</option></select>\n    </div>\n    <div class="field">\n      <label for="p0e0a0-link">Link, or where you keep it</label>\n      <input id="p0e0a0-link" aria-describedby="p0e0a0-link-warning" data-field="link" inputmode="url" spellcheck="false">\n      <p class="warning" id="p0e0a0-link-warning" data-warning hidden></p>\n    </div>\n    <div class="field">\n      <label for="p0e0a0-caption">Caption, with the date</label>\n      <textarea id="p0e0a0-caption" class="tiny" rows="2" data-field="caption"></textarea>\n    </div>\n    <p><button type="button" class="link" data-remove-artifact>Remove artifact <span data-number></span></button></p>\n  </fieldset>\n</li>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_artifacts_2e_html(given):
    out = []
    out.append('<p><button type="button" class="button quiet" data-add-artifact>Add an artifact</button></p>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_bar_2e_html(given):
    out = []
    out.append('<p><span id="kept">Nothing to save yet.</span> <a href="#finish">Download</a></p>\n')
    include_partials_2f_keeping_2e_html(out, 'workbook')
    return ''.join(out)

def page_workbook_2f_pieces_2f_copies_2e_html(given):
    out = []
    out.append('<h3>Copies to go on with</h3>\n<p>A copy for later, for another device, or for your assessor’s form. It holds everything on this page, your own view included.</p>\n<p class="buttons">\n  <button type="button" class="button quiet" data-export="json">Download a copy (JSON)</button>\n  <label class="button quiet file">Open a copy <input type="file" id="import" accept=".json,application/json" class="unseen"></label>\n</p>\n<p id="import-problem" class="warning" role="alert" hidden></p>\n<div id="copies" hidden>\n  <h3>Also kept in this browser</h3>\n  <ul class="rows" data-list></ul>\n</div>\n<h3>Start again</h3>\n<p><button type="button" class="button quiet" id="reset">Clear this workbook</button></p>\n<dialog id="reset-dialog" aria-labelledby="reset-title">\n  <h2 id="reset-title">Clear this workbook?</h2>\n  <p>All answers, artifacts and ticks on this page go. You can bring them back until you leave the page.</p>\n  <p class="buttons">\n    <button type="button" class="button" data-confirm>Clear it</button>\n    <button type="button" class="button quiet" data-cancel>Keep it</button>\n  </p>\n</dialog>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_earlier_2e_html(given):
    out = []
    out.append('<p>The questions that these answered aren’t asked any more. They are kept here and in the copies you download, and are not part of what you submit.</p>\n<ul class="rows" data-list></ul>\n<template data-leftover>\n  <li>\n    <h3 data-title></h3>\n    <p class="meta" data-prompt></p>\n    <p class="kept-text" data-text></p>\n    <p><button type="button" class="link" data-remove>Remove <span data-title></span></button></p>\n  </li>\n</template>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_entry_2e_html(given):
    out = []
    out.append('<p><button type="button" class="link" data-remove-entry>Remove <span data-entry-title></span></button></p>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_files_2e_html(given):
    out = []
    out.append('<p>Download one file with everything in it, read it once more, and hand it in. It opens in any browser and prints well.</p>\n<p class="buttons">\n  <button type="button" class="button" data-export="html">Download the file to submit</button>\n  <button type="button" class="button quiet" data-export="docx">Word document</button>\n  <button type="button" class="button quiet" data-export="md">Markdown</button>\n</p>\n<label class="check"><input type="checkbox" id="with-opinion"> <span>Put my own view of the rubric in, too</span></label>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_missing_2e_html(given):
    out = []
    out.append('<h3>What the pass rule still misses, in your own view</h3>\n<p data-text></p>\n<ul class="plain" data-list></ul>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_open_2e_html(given):
    out = []
    out.append('<p data-text></p>\n<ul class="plain" data-list></ul>')
    return ''.join(out)

def page_workbook_2f_pieces_2f_part_2e_html(given):
    out = []
    out.append('<p><button type="button" class="button quiet" data-add-entry>Add a <span data-noun></span></button></p>\n<div class="message" role="status" data-undo hidden>\n  <p><span data-text></span> <button type="button" class="link">Undo</button></p>\n</div>')
    return ''.join(out)
