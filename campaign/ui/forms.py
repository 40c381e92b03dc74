"""Empty forms with the province's units, to fill in and hand in again."""

import datetime as dt
from functools import partial

import streamlit as st

from campaign.export.templates import TemplateForm, template, template_name
from campaign.publish.check import today
from campaign.terms import Kind
from campaign.ui.parts import note
from campaign.ui.simulated import marked_name
from campaign.ui.view import View

MIME = {
    TemplateForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    TemplateForm.CSV: "text/csv",
}


def show_forms(view: View) -> None:
    """One kind to choose, and its form for the month after the shown one's, in both forms."""
    words = view.words
    st.subheader(words.say("forms.title"), anchor=False)
    month_end = _next_month_end(view.month_end)
    note(words.say("forms.caption", month=words.month(month_end)))
    kind = Kind(
        st.selectbox(
            words.say("forms.kind"),
            [kind.value for kind in Kind],
            format_func=lambda code: words.say(f"kind.{code}"),
            key=f"form_kind_{words.language}",
        )
    )
    with st.container(horizontal=True):
        for form in (TemplateForm.XLSX, TemplateForm.CSV):
            st.download_button(
                words.say(f"forms.{form.value}"),
                partial(_made, view, kind, month_end, form),
                file_name=marked_name(
                    view,
                    template_name(
                        kind, province_code=view.province_code, month_end=month_end, form=form
                    ),
                ),
                mime=MIME[form],
                icon=":material/download:",
                on_click="ignore",
                key=f"form_{kind.value}_{form.value}",
            )


def _made(view: View, kind: Kind, month_end: dt.date, form: TemplateForm) -> bytes:
    issuers = view.select("mart_issuer", order_by=("issuer_rank",))
    return template(
        kind,
        words=view.words,
        units=view.select(
            "mart_unit", where={"province_code": view.province_code}, order_by=("unit_code",)
        ),
        indicators=view.select("mart_indicator", order_by=("indicator_rank",)),
        # The sort keeps the order of the others.
        issuers=sorted(issuers, key=lambda row: row["issuer"] != view.province["default_issuer"]),
        month_end=month_end,
        form=form,
    )


def _next_month_end(shown: dt.date | None) -> dt.date:
    """The end of the month that is to be reported next: the one after the shown one."""
    last = shown or today()
    after = (last.replace(day=28) + dt.timedelta(days=35)).replace(day=1)
    return after - dt.timedelta(days=1)
