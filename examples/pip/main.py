import acme_models

print(acme_models.greeting())
