-- One row is the model of churn as it stood on a day, and how good it was by what was known then: the first fit of that day, never written over. JSON.
create table risk_models (
  id $id,
  day text not null,
  recorded_at bigint not null,
  model text not null,
  grade text not null
);
create unique index risk_models_day on risk_models (day);
