import { base, each, escape, found, from, link, list } from "./base.js";

export function render(data) {
  const rubric = found(data, "rubrics", data.rubric.use).data;
  const facts = (term, values, filter = "") => `<dt>${term}</dt>${each(values, one => `<dd${filter && ` data-pagefind-filter="${filter}"`}>${escape(one)}</dd>`)}`;
  const credentials = ids => list((ids ?? []).map(id => found(data, "credentials", id)));
  const titled = (title, text) => (text ? `<h2>${title}</h2>${text}` : "");
  const { effort_hours: hours, assessment } = data;
  return base(data, `
<article data-pagefind-body>
<p>${escape(data.code)}, version ${escape(data.version)}, Mark0</p>
<h1 data-pagefind-meta="title">${escape(data.title)}</h1>
<p>Issued by ${link(found(data, "issuers", data.issuer), ' data-pagefind-filter="issuer"')}</p>
<h2>Competency</h2>
<p>${escape(data.competency)}</p>
<dl>
<dt>Topics</dt>${each(data.topics, id => `<dd>${link(found(data, "topics", id), ' data-pagefind-filter="topic"')}</dd>`)}
${facts("Grade levels", data.grade_levels, "grade")}
${facts("Subjects", data.subjects, "subject")}
${facts("For", data.audience, "audience")}
${facts("Effort", [`${hours.min} to ${hours.max} hours`])}
${facts("Assessment", [assessment.model], "assessment")}
${assessment.fee ? facts("Fee", [`${assessment.fee.amount} ${assessment.fee.currency}`]) : ""}
${facts("Counts for", data.credit.map(one => `${one.amount} ${one.unit}`))}
${facts("License", [data.license])}
</dl>
${data.content}
<h2 id="evidence">What you submit</h2>
<ol>${each(data.evidence, one => evidence.call(this, one.use ? { ...found(data, "evidence", one.use).data, ...one } : one))}</ol>
<h2 id="rubric">Rubric</h2>
<table>
<thead><tr><th>Criterion</th>${each(rubric.levels, one => `<th>${escape(one.title)}</th>`)}</tr></thead>
<tbody>
${each(data.rubric.criteria, one => `<tr><th>${escape(one.title)} (part ${one.part})</th>${each(rubric.levels, level => `<td>${escape(one.descriptors[level.title])}</td>`)}</tr>`)}
</tbody>
</table>
<p>To pass, every criterion has to reach “${escape(rubric.pass)}”${data.evidence.some(one => one.scoring === "yes-no") ? ", and every part that is scored yes or no a yes" : ""}.</p>
<h2>Research</h2>
<ul>${each(data.research, one => `<li>${escape(one.authors)} (${one.year}). <a href="${escape(one.url)}">${escape(one.title)}</a></li>`)}</ul>
<h2>Resources</h2>
<ul>${each(data.resources, one => `<li><a href="${escape(one.url)}">${escape(one.title)}</a></li>`)}</ul>
${titled("Prerequisites", credentials(data.prerequisites))}
${titled("Required by", list(from(data, "required")))}
${titled("Related", credentials(data.related))}
${titled("Stacks", list(from(data, "stacks")))}
<p><a href="${escape(data.apply_url)}">Apply</a> <a href="index.json">JSON</a></p>
</article>`);
}

function evidence(part) {
  return `<li>
<h3>${escape(part.title)}</h3>
<p>${escape(part.type)}, ${part.quantity} × ${escape(part.media.join(" or "))}, scored by ${escape(part.scoring)}</p>
${this.markdown(part.instructions)}
<ul>${each(part.checks, one => `<li>${escape(one)}</li>`)}</ul>
${each(part.prompts, one => `<h4>${escape(one.title)}</h4><p>${escape(one.text)} (up to ${one.max_words} words)</p>`)}
${part.privacy ? `<p>${escape(part.privacy)}</p>` : ""}
</li>`;
}
