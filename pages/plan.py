"""Kế hoạch: who is to win how many people in which month or week, until when."""

import streamlit as st

from campaign.plan.scenario import make_plan
from campaign.ui import parts, plan, plan_file, plan_pace
from campaign.ui.plan_choices import choose_plan
from campaign.ui.plan_ground import ground_of
from campaign.ui.view import current_view

view = current_view()
parts.opening(view, "plan")
ground = ground_of(view)
if ground is not None:
    # Filled when the choices below it are known.
    result = st.container()
    choices = choose_plan(view, ground)
    made = make_plan(ground.units, choices.scenario)
    with result:
        plan.show_sentence(view, ground, choices, made)
        plan.show_limits(view, ground, choices, made)
    plan.show_periods(view, ground, choices, made)
    plan.show_table(view, ground, choices, made)
    plan_pace.show_pace(view, ground, choices)
    plan_file.show_download(view, ground, choices, made)
parts.closing(view)
